import type { Activity, ChannelAccount } from './activity';
import type { Purpose } from './consent';
import type { CodeCheck } from './code';
import type { Priority } from './content';
import type { CustomerProfile } from './desk';
import type { Wish } from './escalation';
import type { Locale } from './understanding';

/** What the dialog remembers between turns. */
export interface DialogState {
  /** Consecutive messages that were not understood. */
  misses: number;
  lastIntent?: string;
  /** Titles of the buttons shown last, in order. */
  options?: string[];
  /** The conversation is, or was at the last look, with the desk. */
  handedOver?: boolean;
  /** When the waiting customer was last told to be patient; ms since 1970. */
  toldWaitingAt?: number;
  /** What the bot is asking for, before it answers. */
  form?: FormState;
  /** What the waiting customer is asked for. */
  asked?: AskedState;
  /** The customer was asked how it was. */
  survey?: SurveyState;
  /** The visit to the bot that goes on: when it began (ms since 1970), and whether it was handed to a person. */
  visit?: { at: number; handedOff: boolean };
  /** Conversation on another channel that is continued here: its desk hears what is said here. */
  continues?: string;
}

/** An answer that waits for details: the intent's slots. */
export interface FormState {
  intent: string;
  /** Name of the slot that was asked for. */
  slot: string;
  filled: Record<string, string>;
  /** Answers that did not fit. */
  misses: number;
}

/** A customer who waits wants to be called, or to leave a message, and is asked for the number or the words. */
export interface AskedState {
  escalationId: string;
  for: Exclude<Wish, 'chat'>;
  /** Answers that were no number. */
  misses: number;
}

/** A rating that may still come, or its reason. */
export interface SurveyState {
  escalationId: string;
  /** Later words are about something else; ms since 1970. */
  until: number;
  /** Given, by the message before; after a low one the customer was asked why. */
  score?: number;
}

/** What a turn does beside replying. */
export interface EscalateEffect {
  kind: 'escalate';
  queue: string;
  priority: Priority;
  reason: string;
  summary: string;
  profile: CustomerProfile;
}
export interface ToDeskEffect {
  kind: 'to-desk';
  escalationId: string;
}
/** The customer no longer wants to wait. */
export interface LeaveEffect {
  kind: 'leave';
  escalationId: string;
}
/** The customer would rather be called, or have what they wrote read. */
export interface WishEffect {
  kind: 'wish';
  escalationId: string;
  wish: Wish;
  /** Where to call, in E.164. */
  callback: string | null;
}
/** How the customer found it; see Rating. */
export interface RateEffect {
  kind: 'rate';
  escalationId: string;
  score: number;
  /** Masked. */
  reason: string;
}
/** The customer does, or does not, want to be written to for these purposes. */
export interface ConsentEffect {
  kind: 'consent';
  state: 'in' | 'out';
  purposes: readonly Purpose[];
  /** What was sent. */
  word: string;
}
/** A one-time code was typed. */
export interface CodeEffect {
  kind: 'code';
  check: CodeCheck;
}
/** A sentence for the editors' inbox: the bot had no answer, or was not sure of one. */
export interface MissedEffect {
  kind: 'missed';
  why: 'unanswered' | 'unsure';
  /** Masked. */
  text: string;
  guess: string | null;
}
/** The customer did not like a message of the bot's. */
export interface DislikedEffect {
  kind: 'disliked';
  /** Log id of the message. */
  messageId: string;
}
export type Effect =
  | EscalateEffect
  | ToDeskEffect
  | LeaveEffect
  | WishEffect
  | RateEffect
  | ConsentEffect
  | CodeEffect
  | MissedEffect
  | DislikedEffect;

/** A decided turn, stored with the state that it led to; replies and effects are then applied idempotently. */
export interface TurnCommit {
  /** Log id of the inbound entry. */
  turnId: string;
  replies: Activity[];
  effects: Effect[];
}

export interface Conversation {
  id: string;
  channel: string;
  customer: ChannelAccount;
  locale: Locale;
  /** Raised by each turn; a commit names the version it was decided on. */
  version: number;
  /** seq of the last inbound entry that was decided. */
  cursor: number;
  state: DialogState;
  commit?: TurnCommit;
  createdAt: Date;
  updatedAt: Date;
}

export interface ConversationRepository {
  get(id: string): Promise<Conversation | null>;
  /** Stores the conversation if its version is still `version - 1`; false when another process was first. */
  commit(conversation: Conversation): Promise<boolean>;
  /** Conversations of one customer of a channel, the newest first. */
  ofCustomer(channel: string, customerId: string, limit: number): Promise<Conversation[]>;
}

/** The right to send in a conversation: one process at a time. */
export interface LaneRepository {
  /** No other process can want a lane. */
  local: boolean;
  /** True when nobody else holds the lane; it is ours until the given time. */
  take(conversationId: string, owner: string, now: Date, until: Date): Promise<boolean>;
  leave(conversationId: string, owner: string): Promise<void>;
}
