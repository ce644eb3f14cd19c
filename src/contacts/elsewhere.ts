import type { Identity } from '../contract/contact';
import type { Customers } from './customers';
import type { ContactDeps } from './deps';

/** The SMS conversation in which the customer has allowed us to go on; null when there is none. */
export async function elsewhere(
  customers: Customers,
  deps: ContactDeps,
  conversationId: string,
): Promise<string | null> {
  const telephone = deps.telephone();
  const customer = telephone === null ? null : await customers.find(conversationId);
  if (!customer?.whole || customer.conversation.channel === telephone) return null;
  const { conversation, whole } = customer;
  const phone = lastAllowed(whole.identities.filter(({ channel }) => channel === telephone));
  if (!phone || (await optedOut(deps, phone.id))) return null;
  return customers.smsConversation(phone.id, conversation.locale);
}

/** Who does not want our SMS at all is not reached there: better kept until the customer writes again. */
async function optedOut({ store }: ContactDeps, phone: string): Promise<boolean> {
  const consents = await store.consents.get(phone);
  return consents.some(({ purpose, state }) => purpose === 'service' && state === 'out');
}

/** Of several numbers the one that was allowed last. */
function lastAllowed(phones: Identity[]): Identity | undefined {
  const since = ({ sms }: Identity): number => (sms?.allowed ? sms.at.getTime() : 0);
  return phones.filter((phone) => since(phone) > 0).sort((a, b) => since(b) - since(a))[0];
}
