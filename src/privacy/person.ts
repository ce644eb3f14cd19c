import type { Contact, ContactRepository } from '../contract/contact';
import type { Conversation, ConversationRepository } from '../contract/conversation';
import { AppError } from '../contract/errors';
import type { ErasureTarget, PersonScope, PrivacyRepository } from '../contract/privacy';

const MOST_CONVERSATIONS = 1_000;
const MOST_CONTACTS = 500;
const PHONE = /^\+\d{6,15}$/;

interface Deps {
  store: {
    privacy: PrivacyRepository;
    contacts: ContactRepository;
    conversations: Pick<ConversationRepository, 'get' | 'ofCustomer'>;
  };
  digest: (number: string) => string;
}

interface Address {
  channel: string;
  id: string;
}

export interface Person {
  scope: PersonScope;
  /** When one of the conversations was last written in by the person; ms since 1970. */
  lastSeen: number;
  /** The desk has one of the conversations. */
  atDesk: boolean;
}

/** Everything under which somebody is stored, over all linked identities; NOT_FOUND when nothing is known. */
export async function findPerson(target: ErasureTarget, deps: Deps): Promise<Person> {
  const { privacy, contacts, conversations } = deps.store;
  const own = await addressOf(target, conversations);
  const tree = await treeOf(contacts, `${own.channel}:${own.id}`);
  const identities = tree.flatMap((contact) => contact.identities);
  const addresses = distinct([own, ...identities]);
  const found = await Promise.all(
    addresses.map(({ channel, id }) => conversations.ofCustomer(channel, id, MOST_CONVERSATIONS)),
  );
  const talks = found.flat();
  if (talks.length === 0 && tree.length === 0)
    throw new AppError('NOT_FOUND', 'Nothing is stored under this.');
  const ids = talks.map(({ id }) => id);
  const { ids: escalations, open } = await privacy.escalationsOf(ids);
  const numbers = addresses.map(({ id }) => id).filter((id) => PHONE.test(id));
  return {
    scope: {
      conversations: ids,
      escalations,
      keys: addresses.map(({ channel, id }) => `${channel}:${id}`),
      ids: [...addresses.map(({ id }) => id), ...identities.flatMap(({ unionid }) => unionid ?? [])],
      phones: numbers.map((number) => ({ number, digest: deps.digest(number) })),
      contacts: tree.map(({ id }) => id),
    },
    lastSeen: Math.max(0, ...talks.map(({ updatedAt }) => updatedAt.getTime())),
    atDesk: open,
  };
}

async function addressOf(
  target: ErasureTarget,
  conversations: Pick<ConversationRepository, 'get'>,
): Promise<Address> {
  if ('key' in target) {
    const colon = target.key.indexOf(':');
    return { channel: target.key.slice(0, colon), id: target.key.slice(colon + 1) };
  }
  const talk: Conversation | null = await conversations.get(target.conversationId);
  if (!talk) throw new AppError('NOT_FOUND', 'There is no such conversation.');
  return { channel: talk.channel, id: talk.customer.id };
}

/** The contact that holds the identity, with all that were joined to it, above and below. */
async function treeOf(contacts: ContactRepository, key: string): Promise<Contact[]> {
  const tree = new Map<string, Contact>();
  let layer = await contacts.holding([key]);
  while (layer.length > 0 && tree.size < MOST_CONTACTS) {
    for (const contact of layer) tree.set(contact.id, contact);
    const above = await Promise.all(
      layer.flatMap(({ partOf }) => (partOf === null ? [] : contacts.get(partOf))),
    );
    const below = await contacts.partsOf(layer.map(({ id }) => id));
    layer = [...above.flatMap((contact) => contact ?? []), ...below].filter(({ id }) => !tree.has(id));
  }
  return [...tree.values()];
}

function distinct(addresses: Address[]): Address[] {
  return [...new Map(addresses.map(({ channel, id }) => [`${channel}:${id}`, { channel, id }])).values()];
}
