import type { Activity } from './activity';

/**
 * The conversation log: every activity in and out, in one gapless order per conversation. It is transcript, inbox and
 * outbox in one, so that "stored" has a single meaning.
 */
export type Author = 'customer' | 'bot' | 'agent' | 'system';

/**
 * `parked`: the vendor lets nothing through until the customer writes again. `unknown`: the vendor's answer was lost and
 * it has no idempotency key; never re-sent by itself.
 */
export const DELIVERY_STATES = ['queued', 'parked', 'sending', 'sent', 'rejected', 'unknown'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** The vendor's later word on a send. Ranks rise: delivered and failed are not taken back, read is the last. */
export interface DeliveryReceipt {
  state: 'delivered' | 'failed' | 'read';
  rank: number;
  code?: string;
  at: Date;
}

export interface Delivery {
  state: DeliveryState;
  attempts: number;
  /** When the next attempt is due; set while `queued`, `parked` or `sending`. */
  dueAt?: Date;
  /** The vendor's id, or why it failed. */
  vendorId?: string;
  code?: string;
  /** Log id of the first of the messages that travelled as one. */
  group?: string;
  /** Log id of the customer's message in whose response it travelled. */
  passive?: string;
  /** What it cost, in SMS segments. */
  segments?: number;
  receipt?: DeliveryReceipt;
}

export interface NewLogEntry {
  conversationId: string;
  channel: string;
  direction: 'in' | 'out';
  author: Author;
  activity: Activity;
  /** Unique over the whole log: `in:<channel>:<vendor id>`, `out:<turn id>:<n>`, ... A second entry with it is the first. */
  key: string;
  at: Date;
  /** Inbound entry that this one answers. */
  causedBy?: string;
  /** Inbound only: set until its turn is finished. */
  pendingSince?: Date;
  /** Inbound only: the reply window that it opened. */
  window?: string;
  /** Inbound only: one of the sample of what customers ask. */
  sampledAt?: Date;
  /** Outbound only. */
  delivery?: Delivery;
}

export interface LogEntry extends NewLogEntry {
  /** `<conversation id>|<seq, eight digits>`; sorts as `seq` does. */
  id: string;
  /** 1, 2, 3 ... without gaps in a conversation: a reader that has seen n has seen all before it. */
  seq: number;
}

export interface OutboxStats {
  /** Wait to be sent. */
  queued: number;
  /** Wait until their customer writes again. */
  parked: number;
  /** Ended unknown. */
  unknown: number;
  /** When the oldest of them was due, ms since 1970. */
  oldestDueAt: number | null;
}

export interface LogRepository {
  /** Stores one entry as the conversation's next; an entry whose key exists is returned as `duplicate`. */
  append(entry: NewLogEntry): Promise<{ entry: LogEntry; duplicate: boolean }>;
  /** Stores a turn's replies, returns them as stored, and ends the turn shortly after. Idempotent. */
  finishTurn(turnId: string, replies: NewLogEntry[]): Promise<LogEntry[]>;
  /** Resolves when every turn that was finished here has been ended. */
  idle(): Promise<void>;
  get(id: string): Promise<LogEntry | null>;
  /** Entries with seq above `after`, oldest first. */
  after(conversationId: string, after: number, limit: number): Promise<LogEntry[]>;
  /** The newest entries, oldest first. */
  latest(conversationId: string, limit: number): Promise<LogEntry[]>;
  /** Inbound entries above `after` whose turn is to be decided, oldest first. */
  inboundAfter(conversationId: string, after: number, limit: number): Promise<LogEntry[]>;
  repliesTo(turnId: string): Promise<LogEntry[]>;
  /** Conversations with an unfinished turn that began before the given time. */
  conversationsPending(before: Date, limit: number): Promise<string[]>;
  /** Conversations with something to send that was due before the given time. */
  conversationsDue(before: Date, limit: number): Promise<string[]>;
  /** What is still to be sent in a conversation, oldest first. */
  unsent(conversationId: string, limit: number): Promise<LogEntry[]>;
  /** The newest inbound entries that opened a reply window, newest first. */
  windowOpenings(conversationId: string, limit: number): Promise<LogEntry[]>;
  /** Notes a vendor's report on what was sent under that vendor id; ranks only rise. False when there is no such send. */
  report(channel: string, vendorId: string, receipt: DeliveryReceipt): Promise<boolean>;
  /** Sets the delivery; false when it was not in one of the states of `from`. */
  setDelivery(id: string, from: DeliveryState[], delivery: Delivery): Promise<boolean>;
  /** The newest of the sample of what customers ask. */
  sampled(limit: number): Promise<LogEntry[]>;
  /** For metrics. */
  outboxStats(): Promise<OutboxStats>;
}
