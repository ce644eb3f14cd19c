/** A telephone number that is being verified: a code goes there by SMS, and the customer types it in the conversation. */
export interface Verification {
  id: string;
  conversationId: string;
  /** E.164. */
  phone: string;
  /** The customer is told that the code also allows us to go on by SMS. */
  allowSms: boolean;
  /** Agent id. */
  by: string;
  /** Log ids of the wrong answers. */
  tries: string[];
  state: 'open' | 'done' | 'failed' | 'replaced';
  at: Date;
  expiresAt: Date;
}

export interface VerificationRepository {
  /** False when the conversation has an open one. */
  open(verification: Verification): Promise<boolean>;
  get(id: string): Promise<Verification | null>;
  openFor(conversationId: string): Promise<Verification | null>;
  /** The newest one of a conversation. */
  latest(conversationId: string): Promise<Verification | null>;
  /** Notes a wrong answer, each once; null when it is not open any more. */
  tried(id: string, entryId: string): Promise<Verification | null>;
  close(id: string, state: 'done' | 'failed' | 'replaced'): Promise<void>;
  /** How many were begun since the given time, to this number and in this conversation. */
  countSince(since: Date, of: { phone: string } | { conversationId: string }): Promise<number>;
}

/** Most wrong answers to one code. */
export const CODE_TRIES = 5;
/** How long a code is good for. */
export const CODE_MINUTES = 10;
/** Stands in the stored text of an SMS for the code, which is filled in at sending and never stored. */
export const CODE_PLACE = '{code}';

/** What a customer typed while a code was expected: never the digits, but what they can be compared by. */
export interface TypedCode {
  verification: string;
  /** Keyed digest of verification and digits. */
  digest: string;
}

export interface CodeCheck {
  verification: string;
  outcome: 'right' | 'wrong' | 'over';
  /** Further tries after this one. */
  left: number;
}

/** The part of the contacts that takes part in a turn. */
export interface CodeChecks {
  /** Inbox: six digits while a code is expected, as they may be stored. Null for anything else. */
  typed(conversationId: string, text: string): Promise<TypedCode | null>;
  /** Turn: whether they are right. The same answer each time that it is asked for the same entry. */
  check(typed: TypedCode, entryId: string): Promise<CodeCheck>;
  /** Effect of the turn: links the phone, or counts the try. Done twice it is done once. */
  settle(check: CodeCheck, entryId: string): Promise<void>;
  /** Outbox: the text with the code in its place. */
  fill(text: string, verification: string): string;
}
