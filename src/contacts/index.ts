import type { Agent } from '../contract/agent';
import type { ContactCard, ContactChange, Contacts, Identity, LinkTarget } from '../contract/contact';
import type { Conversation } from '../contract/conversation';
import { AppError } from '../contract/errors';
import { Customers, type Customer } from './customers';
import type { ContactDeps } from './deps';
import { elsewhere } from './elsewhere';
import type { Provenance } from './identities';
import { join, permit, takeOut } from './linking';
import { toE164 } from './phone';
import { Verifying } from './verifying';
import { inOrder } from './whole';

export type { ContactDeps } from './deps';

const FORMER_SEEN = 10;

/** Customers with their identities on all channels. */
export function createContacts(deps: ContactDeps): Contacts {
  const customers = new Customers(deps);
  const verifying = new Verifying(deps, customers);
  const { contacts, verifications } = deps.store;
  const newId = (): string => deps.ids.next();

  function byAgent(agent: Agent, reason: string): Provenance {
    return { at: deps.clock.now(), by: agent.id, proof: 'agent', reason };
  }

  async function card(conversationId: string): Promise<ContactCard> {
    const customer = await customers.of(conversationId);
    const { key, whole, conversation } = customer;
    const [former, verification] = await Promise.all([
      contacts.former(key, FORMER_SEEN),
      verifications.latest(conversationId),
    ]);
    const about = former.flatMap(({ history }) => history.filter(({ keys }) => keys.includes(key)));
    const linked = whole && whole.identities.length > 1 ? whole.identities : null;
    const alone = { at: conversation.createdAt, by: 'customer', proof: 'agent', reason: '' } as const;
    return {
      id: whole?.root.id ?? null,
      own: key,
      identities: linked ?? [{ ...customers.identity(customer, alone), proof: null }],
      history: inOrder([...about, ...(whole?.history ?? [])]).reverse(),
      verification,
      sms: deps.telephone() !== null,
    };
  }

  async function targetIdentity(other: LinkTarget, provenance: Provenance): Promise<Identity> {
    if ('phone' in other) return customers.phoneIdentity(toE164(other.phone), provenance);
    return customers.identity(await customers.of(other.conversationId), provenance);
  }

  async function link(agent: Agent, conversationId: string, other: LinkTarget, reason: string) {
    const provenance = byAgent(agent, reason);
    const own = customers.identity(await customers.of(conversationId), provenance);
    const theirs = await targetIdentity(other, provenance);
    if (own.key === theirs.key) throw new AppError('CONFLICT', 'This is the same address already.');
    const keys = [own.key, theirs.key];
    await join(contacts, [own, theirs], { id: newId(), what: 'link', keys, ...provenance }, newId);
  }

  async function unlink(agent: Agent, conversationId: string, key: string, reason: string) {
    belongs(await customers.of(conversationId), key);
    await takeOut(contacts, key, { id: newId(), what: 'unlink', keys: [key], ...byAgent(agent, reason) });
  }

  async function allowSms(agent: Agent, conversationId: string, key: string, allowed: boolean, how: string) {
    const identity = belongs(await customers.of(conversationId), key);
    if (identity?.kind !== 'phone') throw new AppError('NOT_FOUND', 'Link a telephone number first.');
    const provenance = byAgent(agent, how);
    const what = allowed ? 'sms-allowed' : 'sms-refused';
    const change: ContactChange = { id: newId(), what, keys: [key], ...provenance };
    await permit(contacts, key, { allowed, at: provenance.at, by: agent.id, how }, change);
  }

  return {
    card,
    ...{ link, unlink, allowSms },
    conversations: async (id) => customers.conversations(await customers.of(id)),
    async related(id) {
      const customer = await customers.find(id);
      return customer ? (await customers.conversations(customer)).map((each) => each.id) : [id];
    },
    elsewhere: (id) => elsewhere(customers, deps, id),
    conversationsOf: (other) => conversationsOf(customers, other),
    verify: async (agent, id, phone, allowed) =>
      verifying.begin(agent, (await customers.of(id)).conversation, phone, allowed),
    typed: (id, text) => verifying.typed(id, text),
    check: (typed, entryId) => verifying.check(typed, entryId),
    settle: (check, entryId) => verifying.settle(check, entryId),
    fill: (text, verification) => verifying.fill(text, verification),
  };
}

async function conversationsOf(customers: Customers, other: LinkTarget): Promise<Conversation[]> {
  if ('conversationId' in other) return customers.conversations(await customers.of(other.conversationId));
  const phone = toE164(other.phone);
  const whole = await customers.byPhone(phone);
  const identities = whole?.identities ?? [{ channel: customers.requireTelephone(), id: phone }];
  return (await Promise.all(identities.map((each) => customers.ofIdentity(each)))).flat();
}

/** Undefined when it is not linked any more; NOT_FOUND when it is linked, but to somebody else's conversation. */
function belongs({ key: own, whole }: Customer, key: string): Identity | undefined {
  const found = whole?.identities.find((identity) => identity.key === key);
  if (!found && key !== own) throw new AppError('NOT_FOUND', 'This address is not linked to this customer.');
  return found;
}
