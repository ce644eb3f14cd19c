import type { Agent } from './agent';
import type { CodeChecks, Verification } from './code';
import type { Conversation } from './conversation';

/** What the router asks of the contacts: where else a customer may be found. */
export interface ContactPort {
  /**
   * The conversation on another channel in which this customer has allowed us to go on when this one is shut; it exists
   * when it is returned. Null when there is none, or it was not allowed.
   */
  elsewhere(conversationId: string): Promise<string | null>;
  /** Every conversation of the same customer, the given one included, newest first, at most 50. */
  related(conversationId: string): Promise<string[]>;
}

/** `openid`: WeChat's id of a user for one account. `phone`: E.164. `user`: a user of the web chat, or any other channel's. */
export const IDENTITY_KINDS = ['openid', 'phone', 'user'] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

/**
 * How we know that it is the same person: the customer typed the code of an SMS, an agent says so, or WeChat does (the
 * same unionid as an identity that was linked).
 */
export const PROOFS = ['sms-code', 'agent', 'unionid'] as const;
export type Proof = (typeof PROOFS)[number];

/** Whether a conversation may be continued by SMS to this number, and how we know. */
export interface SmsPermission {
  allowed: boolean;
  at: Date;
  /** Agent id, or `customer`. */
  by: string;
  /** `sms-code`: the customer typed the code below a text that said so. Otherwise the agent's words. */
  how: string;
}

/** One address of a customer: an id on a channel. */
export interface Identity {
  /** `<channel>:<customer id>`; belongs to one contact. */
  key: string;
  kind: IdentityKind;
  channel: string;
  /** The customer's id on the channel. */
  id: string;
  name?: string;
  /** WeChat's id of the person over all accounts of one open-platform account. */
  unionid?: string;
  at: Date;
  /** Agent id, `customer` or `system`. */
  by: string;
  proof: Proof;
  reason: string;
  /** Phones only; left out: never asked, and so not allowed. */
  sms?: SmsPermission;
}

/** A change of a contact, kept for good. */
export interface ContactChange {
  id: string;
  at: Date;
  what: 'link' | 'unlink' | 'sms-allowed' | 'sms-refused';
  /** Keys of the identities that it is about. */
  keys: string[];
  by: string;
  proof: Proof;
  reason: string;
}

/**
 * A customer with linked identities. An identity that nobody linked has no contact. Contacts that were joined form a
 * tree: each join is one write of one document, and nothing is copied.
 */
export interface Contact {
  id: string;
  /** Raised by each write; a write names the version that it was decided on. */
  version: number;
  /** The contact that this one was joined to: always one with a lower id, so that there is no ring. */
  partOf: string | null;
  identities: Identity[];
  history: ContactChange[];
  createdAt: Date;
  updatedAt: Date;
}

export interface ContactRepository {
  /** False when one of the identities belongs to a contact already. */
  create(contact: Contact): Promise<boolean>;
  /** False when its version is not `version - 1` any more, or an identity belongs to another contact. */
  replace(contact: Contact): Promise<boolean>;
  get(id: string): Promise<Contact | null>;
  /** Contacts that hold one of the keys: identity keys, or `unionid:<id>`. */
  holding(keys: string[]): Promise<Contact[]>;
  /** Contacts that were joined to one of these. */
  partsOf(ids: string[]): Promise<Contact[]>;
  /** Contacts in whose history the identity was taken out. */
  former(key: string, limit: number): Promise<Contact[]>;
}

/** A customer as far as it is known, seen from one conversation. */
export interface ContactCard {
  /** Null when nothing was linked: then there is the conversation's own identity alone, with no proof. */
  id: string | null;
  /** Key of the conversation's own identity. */
  own: string;
  identities: (Omit<Identity, 'proof'> & { proof: Proof | null })[];
  /** Newest first. */
  history: ContactChange[];
  /** The newest verification of a phone in this conversation. */
  verification: Verification | null;
  /** There is a channel for SMS. */
  sms: boolean;
}

/** The contacts as the HTTP API sees them. All throw AppErrors that say why not; rights are the caller's business. */
export interface Contacts extends ContactPort, CodeChecks {
  card(conversationId: string): Promise<ContactCard>;
  /** Every conversation of the same customer, as `related` gives them. */
  conversations(conversationId: string): Promise<Conversation[]>;
  /** Conversations of an identity that is not in the contact yet: what a link would show. */
  conversationsOf(other: LinkTarget): Promise<Conversation[]>;
  link(agent: Agent, conversationId: string, other: LinkTarget, reason: string): Promise<void>;
  /** Takes one identity out, with all that was said under it. */
  unlink(agent: Agent, conversationId: string, key: string, reason: string): Promise<void>;
  allowSms(agent: Agent, conversationId: string, key: string, allowed: boolean, how: string): Promise<void>;
  /** Sends a code by SMS and asks for it in the conversation. */
  verify(agent: Agent, conversationId: string, phone: string, allowSms: boolean): Promise<void>;
}

export type LinkTarget = { conversationId: string } | { phone: string };
