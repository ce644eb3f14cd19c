import type { ChannelAccount } from './activity';
import type { MessageKey, MessageVars, Priority } from './content';
import type { Locale } from './understanding';

export const ESCALATION_STATES = ['waiting', 'offered', 'active', 'wrapup', 'closed'] as const;
export type EscalationState = (typeof ESCALATION_STATES)[number];

/** One move, with its reason; `by` is an agent id, `customer`, `bot` or `system`. */
export interface Move {
  at: Date;
  verb: 'enqueue' | 'claim' | 'release' | 'transfer' | 'close' | 'expire';
  by: string;
  from: EscalationState | null;
  to: EscalationState;
  reason: string;
}

/** Something that the customer is to be told about a move; stored with it, so that a crash cannot lose it. */
export interface Notice {
  /** Unique in the escalation. */
  key: string;
  message: MessageKey;
  vars: MessageVars;
  /** Told to the client as Bot Framework's `handoff.status`. */
  status?: 'accepted' | 'failed' | 'completed';
}

export interface Escalation {
  id: string;
  conversationId: string;
  /** Where the customer wrote last, when that was in a conversation that continues this one. */
  replyTo?: string;
  channel: string;
  customer: ChannelAccount;
  queue: string;
  skills: string[];
  language: Locale;
  priority: Priority;
  /** 0 urgent, 1 high, 2 normal: what the queue sorts by. */
  rank: number;
  reason: string;
  summary: string;
  state: EscalationState;
  owner: string | null;
  /** Token of the owner's slot; see AgentRepository.reserve. */
  slot: string | null;
  leaseUntil: Date | null;
  createdAt: Date;
  /** SLA: when the first answer by a person is due. */
  dueAt: Date;
  claimedAt: Date | null;
  closedAt: Date | null;
  disposition: string | null;
  history: Move[];
  notices: Notice[];
}

/** Order of the queue: priority class, then SLA due time, then age. */
export interface QueuePlace {
  queue: string;
  rank: number;
  dueAt: Date;
  createdAt: Date;
}

export interface ClaimCriteria {
  queues: string[];
  skills: string[];
  languages: Locale[];
}

/** The change that a move makes, applied in one atomic operation with the state in its filter. */
export interface Transition {
  set: Partial<
    Pick<
      Escalation,
      | 'state'
      | 'queue'
      | 'owner'
      | 'slot'
      | 'leaseUntil'
      | 'claimedAt'
      | 'closedAt'
      | 'disposition'
      | 'priority'
      | 'rank'
    >
  >;
  move: Move;
  notice?: Notice;
}

export interface EscalationFilter {
  id: string;
  state: EscalationState[];
  owner?: string;
  leaseBefore?: Date;
}

export interface EscalationRepository {
  /** Stores it unless its conversation has an open one, which is then returned with `created: false`. */
  open(escalation: Escalation): Promise<{ escalation: Escalation; created: boolean }>;
  get(id: string): Promise<Escalation | null>;
  openFor(conversationId: string): Promise<Escalation | null>;
  handledBy(conversationId: string, agentId: string): Promise<boolean>;
  /** Null when nothing matched the filter. */
  transition(filter: EscalationFilter, transition: Transition): Promise<Escalation | null>;
  /** The first waiting one in order that meets the criteria, moved in the same atomic operation. */
  claimFirst(criteria: ClaimCriteria, transition: Transition): Promise<Escalation | null>;
  list(
    filter: { states: EscalationState[]; queues?: string[]; owner?: string },
    limit: number,
  ): Promise<Escalation[]>;
  /** Waiting ones ahead of the given place in its queue, counted to 1,000 at most. */
  countAhead(place: QueuePlace): Promise<number>;
  countWaiting(): Promise<Map<string, number>>;
  ownedBy(agentId: string): Promise<Escalation[]>;
  renewLeases(agentId: string, until: Date): Promise<void>;
  leaseExpired(before: Date, limit: number): Promise<Escalation[]>;
  /** Those with a notice that has waited since before the given time. */
  withNotices(before: Date, limit: number): Promise<Escalation[]>;
  dropNotice(id: string, key: string): Promise<void>;
  /** The customer now writes in that conversation. */
  replyTo(id: string, conversationId: string): Promise<void>;
  /** Milliseconds from claim to close of the queue's last closed ones. */
  recentHandlingTimes(queue: string, limit: number): Promise<number[]>;
}
