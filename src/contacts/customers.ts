import type { Contact, ContactChange, Identity } from '../contract/contact';
import type { Conversation } from '../contract/conversation';
import { AppError } from '../contract/errors';
import type { Locale } from '../contract/understanding';
import type { ContactDeps } from './deps';
import { identityKey, identityOf, keyOf, OPENID_CHANNELS, unionidOf, type Provenance } from './identities';
import { join } from './linking';
import { wholeOf, type Whole } from './whole';

const MOST_CONVERSATIONS = 50;
/** A unionid comes beside the messages: so many are looked at for one. */
const ENTRIES_SEEN = 20;

/** A conversation's customer: the identity that it is led under, and what is linked to it. */
export interface Customer {
  conversation: Conversation;
  key: string;
  unionid: string | undefined;
  /** Null when nobody linked it. */
  whole: Whole | null;
}

/** Finds customers and their conversations. */
export class Customers {
  constructor(private readonly deps: ContactDeps) {}

  /** Throws NOT_FOUND when there is no such conversation. */
  async of(conversationId: string): Promise<Customer> {
    const customer = await this.find(conversationId);
    if (!customer) throw new AppError('NOT_FOUND', 'There is no such conversation.');
    return customer;
  }

  async find(conversationId: string): Promise<Customer | null> {
    const conversation = await this.deps.store.conversations.get(conversationId);
    if (!conversation) return null;
    const key = keyOf(conversation);
    const { contacts } = this.deps.store;
    const [own] = await contacts.holding([key]);
    const unionid = await this.unionid(conversation);
    const contact = own ?? (await this.adopted(conversation, key, unionid));
    return { conversation, key, unionid, whole: contact ? await wholeOf(contacts, contact) : null };
  }

  /** The customer's identity, as it goes into a contact. */
  identity({ conversation, unionid }: Omit<Customer, 'whole'>, provenance: Provenance): Identity {
    return identityOf(conversation, this.deps.telephone(), unionid, provenance);
  }

  /** Every conversation of the customer, newest first. */
  async conversations({ conversation, whole }: Customer): Promise<Conversation[]> {
    const identities = whole?.identities ?? [];
    const own = { channel: conversation.channel, id: conversation.customer.id };
    const others = identities.filter(({ channel, id }) => channel !== own.channel || id !== own.id);
    const found = await Promise.all([own, ...others].map((each) => this.ofIdentity(each)));
    const rest = found.flat().filter(({ id }) => id !== conversation.id);
    const kept = rest.sort(newestFirst).slice(0, MOST_CONVERSATIONS - 1);
    return [conversation, ...kept].sort(newestFirst);
  }

  ofIdentity({ channel, id }: Pick<Identity, 'channel' | 'id'>): Promise<Conversation[]> {
    return this.deps.store.conversations.ofCustomer(channel, id, MOST_CONVERSATIONS);
  }

  /** The customer whom a telephone number stands for. */
  async byPhone(phone: string): Promise<Whole | null> {
    const key = identityKey(this.requireTelephone(), phone);
    const [contact] = await this.deps.store.contacts.holding([key]);
    return contact ? wholeOf(this.deps.store.contacts, contact) : null;
  }

  phoneIdentity(phone: string, provenance: Provenance): Identity {
    const channel = this.requireTelephone();
    return identityOf({ channel, customer: { id: phone, name: '' } }, channel, undefined, provenance);
  }

  /** The SMS conversation of a number; made when there is none yet. */
  async smsConversation(phone: string, locale: Locale): Promise<string> {
    const channel = this.requireTelephone();
    const id = this.deps.conversationOf(channel, phone);
    const now = this.deps.clock.now();
    if (await this.deps.store.conversations.get(id)) return id;
    await this.deps.store.conversations.commit({
      ...{ id, channel, customer: { id: phone, name: '' }, locale },
      ...{ version: 1, cursor: 0, state: { misses: 0 } },
      ...{ createdAt: now, updatedAt: now },
    });
    return id;
  }

  requireTelephone(): string {
    const telephone = this.deps.telephone();
    if (telephone === null) throw new AppError('SMS_UNAVAILABLE', 'No channel for SMS is switched on.');
    return telephone;
  }

  /** Why by channel: elsewhere the customer's own program may write what it likes beside a message. */
  private async unionid({ id, channel }: Conversation): Promise<string | undefined> {
    if (!OPENID_CHANNELS.includes(channel)) return undefined;
    const entries = await this.deps.store.log.latest(id, ENTRIES_SEEN);
    const own = entries.filter(({ direction }) => direction === 'in');
    return own.flatMap(({ activity }) => unionidOf(activity) ?? []).at(-1);
  }

  /** WeChat says that it is somebody whom we know from another account: one of us, unless an agent took it out. */
  private async adopted(
    conversation: Conversation,
    key: string,
    unionid: string | undefined,
  ): Promise<Contact | null> {
    if (unionid === undefined) return null;
    const { contacts } = this.deps.store;
    const [known] = await contacts.holding([`unionid:${unionid}`]);
    if (!known || (await contacts.former(key, 1)).length > 0) return null;
    const at = this.deps.clock.now();
    const provenance = { at, by: 'system', proof: 'unionid', reason: '' } as const;
    const identity = this.identity({ conversation, key, unionid }, provenance);
    const change: ContactChange = { id: this.deps.ids.next(), what: 'link', keys: [key], ...provenance };
    await join(contacts, [...known.identities.slice(0, 1), identity], change, () => this.deps.ids.next());
    return (await contacts.holding([key]))[0] ?? null;
  }
}

function newestFirst(a: Conversation, b: Conversation): number {
  return b.updatedAt.getTime() - a.updatedAt.getTime() || (a.id < b.id ? -1 : 1);
}
