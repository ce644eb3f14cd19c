import type { ChannelAccount } from './activity';
import type { MessageKey, MessageVars, Priority } from './content';
import type { Locale } from './understanding';

export const ESCALATION_STATES = ['waiting', 'offered', 'active', 'wrapup', 'closed'] as const;
export type EscalationState = (typeof ESCALATION_STATES)[number];

export const MOVE_VERBS = [
  'enqueue',
  'offer',
  'accept',
  'decline',
  'miss',
  'claim',
  'assign',
  'take',
  'release',
  'transfer',
  'overflow',
  'expire',
  'wish',
  'end',
  'close',
] as const;

/** One move, with its reason; `by` is an agent id, `customer`, `bot` or `system`. */
export interface Move {
  at: Date;
  verb: (typeof MOVE_VERBS)[number];
  by: string;
  from: EscalationState | null;
  to: EscalationState;
  /** Why; for an offer the rules that chose the agent. */
  reason: string;
  /** The agent whom it is about, where that is not `by`. */
  agent?: string;
}

/** Something that the customer is to be told about a move; stored with it, so that a crash cannot lose it. */
export interface Notice {
  /** Unique in the escalation. */
  key: string;
  message: MessageKey;
  vars: MessageVars;
  /** Told to the client as Bot Framework's `handoff.status`. */
  status?: 'accepted' | 'failed' | 'completed';
  /** Buttons below it, as content keys. */
  buttons?: MessageKey[];
  /** Said only where the channel has sends to spare. */
  spare?: boolean;
}

/** An agent whom a customer should rather meet. */
export interface Preference {
  agent: string;
  why: 'manager' | 'last-agent';
}

/** What a customer who waits asks for: a talk now, a call, or that somebody reads what they wrote. */
export const WISHES = ['chat', 'callback', 'message'] as const;
export type Wish = (typeof WISHES)[number];

/** Place and wait as they were told. */
export interface Estimate {
  position: number;
  /** Null when there was nothing to estimate from. */
  minutes: number | null;
  at: Date;
}

export interface Rating {
  /** 1, very bad, to 5, very good. */
  score: number;
  /** The customer's words, masked. */
  reason: string;
  at: Date;
}

/** Who ended it: the agent, the customer (left the queue, or fell silent), or nobody came. */
export type EndedBy = 'agent' | 'customer' | 'silence';

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
  tier: string | null;
  region: string | null;
  /** How much of an agent's cap it takes. */
  weight: number;
  preferred: Preference[];
  /** Agents who let its offer go by since it last changed queue. */
  declined: string[];
  reason: string;
  summary: string;
  state: EscalationState;
  /** Who has it, or is offered it, or wraps it up. */
  owner: string | null;
  /** Token of the owner's slot; see AgentRepository.reserve. */
  slot: string | null;
  /** Until when the owner must give a sign of life (active), accept (offered), or be done (wrapup). */
  leaseUntil: Date | null;
  createdAt: Date;
  /** Place in the order of service: createdAt less the head start. */
  orderAt: Date;
  /** SLA: when the first answer by a person is due. */
  dueAt: Date;
  /** SLA: when the end is due. */
  resolveBy: Date;
  /** SLA: when the next answer is due; set while the customer waits for one. */
  nextDueAt: Date | null;
  firstReplyAt: Date | null;
  /** Answers after the first that came later than they were due. */
  lateReplies?: number;
  /** Since when the customer waits for an answer of the owner's. */
  awaitingSince: Date | null;
  /** Since when the owner waits for the customer. */
  silentSince: Date | null;
  /** When a rule has to look at it next: overflow, silence, news of the place. */
  lookAt: Date | null;
  wish: Wish;
  /** Where to call. */
  callback: string | null;
  /** As told at joining, and as told last. */
  estimate: Estimate | null;
  told: Estimate | null;
  /** First taken by a person. */
  answeredAt: Date | null;
  /** Taken by the present owner. */
  claimedAt: Date | null;
  /** The talk ended; after-contact work may go on. */
  endedAt: Date | null;
  endedBy: EndedBy | null;
  closedAt: Date | null;
  disposition: string | null;
  note: string;
  rating: Rating | null;
  history: Move[];
  notices: Notice[];
}

/** What nobody has done with an escalation yet. */
export const UNTOUCHED = {
  nextDueAt: null,
  firstReplyAt: null,
  awaitingSince: null,
  silentSince: null,
  lookAt: null,
  wish: 'chat',
  callback: null,
  estimate: null,
  told: null,
  answeredAt: null,
  claimedAt: null,
  endedAt: null,
  endedBy: null,
  closedAt: null,
  disposition: null,
  note: '',
  rating: null,
} as const satisfies Partial<Escalation>;

/** Order of the queue: the smaller `orderAt` first, then by id. */
export interface QueuePlace {
  id: string;
  queue: string;
  orderAt: Date;
}

export interface ClaimCriteria {
  queues: string[];
  skills: string[];
  languages: Locale[];
  /** Empty: every region. */
  regions: string[];
  /** Takes up at most so much. */
  room: number;
}

type Settable = Omit<
  Escalation,
  'id' | 'conversationId' | 'channel' | 'customer' | 'createdAt' | 'history' | 'notices' | 'replyTo'
>;

/** The change that a move makes, applied in one atomic operation with the state in its filter. */
export interface Transition {
  set: Partial<Settable>;
  move: Move;
  notices?: Notice[];
  /** A person has it: `answeredAt` is set by the first such move. */
  answered?: true;
  /** An agent to add to `declined`. */
  declinedBy?: string;
}

export interface EscalationFilter {
  id: string;
  state: EscalationState[];
  owner?: string;
  slot?: string;
  leaseBefore?: Date;
  queue?: string;
  /** Not one whose offer this agent let go by. */
  notDeclinedBy?: string;
}

export interface EscalationListFilter {
  states: EscalationState[];
  queues?: string[];
  owner?: string;
  wish?: Wish;
}

export interface EscalationRepository {
  /** Stores it unless its conversation has an open one, which is then returned with `created: false`. */
  open(escalation: Escalation): Promise<{ escalation: Escalation; created: boolean }>;
  get(id: string): Promise<Escalation | null>;
  /** The conversation's open one: waiting, offered or active. */
  openFor(conversationId: string): Promise<Escalation | null>;
  /** The newest of these conversations that has ended. */
  lastEnded(conversationIds: string[]): Promise<Escalation | null>;
  handledBy(conversationId: string, agentId: string): Promise<boolean>;
  /** Null when nothing matched the filter. */
  transition(filter: EscalationFilter, transition: Transition): Promise<Escalation | null>;
  /** The first waiting one in order that meets the criteria, moved in the same atomic operation. */
  claimFirst(criteria: ClaimCriteria, transition: Transition): Promise<Escalation | null>;
  /** Waiting ones that meet the criteria, in the order of service, from after the given place on. */
  waitingFor(
    criteria: ClaimCriteria,
    after: Pick<QueuePlace, 'id' | 'orderAt'> | null,
    limit: number,
  ): Promise<Escalation[]>;
  /** In the order of service. */
  list(filter: EscalationListFilter, limit: number): Promise<Escalation[]>;
  /** Waiting ones ahead of the given place in its queue, counted to 1,000 at most. */
  countAhead(place: QueuePlace): Promise<number>;
  countWaiting(): Promise<Map<string, number>>;
  /** Ids of the agents who have an offer to answer. */
  offeredTo(): Promise<Set<string>>;
  /** What the agent owns, is offered or wraps up. */
  ownedBy(agentId: string): Promise<Escalation[]>;
  /** Of the active ones. */
  renewLeases(agentId: string, until: Date): Promise<void>;
  leaseExpired(before: Date, limit: number): Promise<Escalation[]>;
  /** Open ones that a rule has to look at. */
  toLookAt(before: Date, limit: number): Promise<Escalation[]>;
  /** Sets when a rule looks next, unless it was moved meanwhile. */
  lookLater(seen: Pick<Escalation, 'id' | 'state'>, at: Date | null): Promise<void>;
  /** Forgets who let its offer go by, unless it was moved meanwhile. */
  askAgain(seen: Pick<Escalation, 'id' | 'state'>, lookAt: Date | null): Promise<void>;
  /** Those with a notice that has waited since before the given time. */
  withNotices(before: Date, limit: number): Promise<Escalation[]>;
  dropNotice(id: string, key: string): Promise<void>;
  /** Notes what the customer was told of the place; the first time also as the estimate. */
  told(id: string, told: Estimate): Promise<void>;
  /** Appends a notice that no move makes, and sets when to look again; false when it was moved meanwhile. */
  notify(seen: Pick<Escalation, 'id' | 'state'>, notice: Notice, lookAt: Date | null): Promise<boolean>;
  /** The customer spoke: starts the clock of the next answer unless it runs, or the owner has spoken later. */
  customerSpoke(id: string, at: Date, nextDueAt: Date): Promise<void>;
  /** The owner spoke: stops it unless the customer has spoken later. */
  ownerSpoke(id: string, at: Date, lookAt: Date | null): Promise<void>;
  /** False when it has one, or has not ended. */
  rate(id: string, rating: Rating): Promise<boolean>;
  /** The customer now writes in that conversation. */
  replyTo(id: string, conversationId: string): Promise<void>;
  /** Milliseconds from claim to end of the queue's last ended ones. */
  recentHandlingTimes(queue: string, limit: number): Promise<number[]>;
  /** Those that were opened from `from` to before `to`, oldest first; `after` is the last one of the page before. */
  openedBetween(
    from: Date,
    to: Date,
    after: Pick<Escalation, 'id' | 'createdAt'> | null,
    limit: number,
  ): Promise<Escalation[]>;
}
