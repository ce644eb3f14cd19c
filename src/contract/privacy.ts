import type { Agent } from './agent';

/** Days to keep; 0: for good. */
export interface Retention {
  conversations: number;
  escalations: number;
  files: number;
  missed: number;
  audit: number;
}

/** Why a person's data goes: words that name nobody. */
export const ERASURE_REASONS = ['request', 'legal-order', 'no-purpose', 'test-data'] as const;
export type ErasureReason = (typeof ERASURE_REASONS)[number];

/** Everything under which a person is stored. */
export interface PersonScope {
  conversations: string[];
  escalations: string[];
  /** `<channel>:<customer id>` */
  keys: string[];
  /** The customer ids alone. */
  ids: string[];
  phones: {
    /** E.164. */ number: string;
    /** What stays of it where it did not want to be written to. */ digest: string;
  }[];
  /** Contacts that hold nothing but this person. */
  contacts: string[];
}

/** What would go, or went, by kind. */
export const ERASED_KINDS = [
  'messages',
  'conversations',
  'escalations',
  'files',
  'contacts',
  'verifications',
  'consents',
  'missed',
  'traces',
] as const;
export type ErasedKind = (typeof ERASED_KINDS)[number];
export type ErasedCounts = Record<ErasedKind, number>;

export interface Erasure {
  id: string;
  /** Pseudonym of the conversation or identity that it was asked for. */
  subject: string;
  reason: ErasureReason;
  /** Number of the case elsewhere. */
  reference: string;
  by: string;
  at: Date;
  state: 'running' | 'done';
  doneAt: Date | null;
  counts: ErasedCounts;
  /** Kept until it is done, so that a crash can be taken up. */
  scope: PersonScope | null;
}

export type ErasureTarget = { conversationId: string } | { key: string };

export interface Privacy {
  /** Counts what would go; NOT_FOUND when nothing is known. */
  preview(target: ErasureTarget): Promise<{ counts: ErasedCounts; conversations: number; blocked: boolean }>;
  /** CONFLICT while a conversation of the person's is with the desk. Goes on in the background. */
  erase(admin: Agent, target: ErasureTarget, reason: ErasureReason, reference: string): Promise<Erasure>;
  /** Newest first. */
  erasures(limit: number): Promise<Erasure[]>;
  erasure(id: string): Promise<Erasure | null>;
  /** Takes up what was left off, and applies the retention rules; small steps. */
  sweep(): Promise<void>;
  /** Resolves when nothing runs in this process. */
  idle(): Promise<void>;
  retention: Retention;
}

export interface ErasureRepository {
  insert(erasure: Erasure): Promise<void>;
  get(id: string): Promise<Erasure | null>;
  list(limit: number): Promise<Erasure[]>;
  running(limit: number): Promise<Erasure[]>;
  /** Adds to the counts. */
  count(id: string, kind: ErasedKind, by: number): Promise<void>;
  /** Forgets the scope as well. */
  finish(id: string, at: Date): Promise<void>;
}

/** What removes and rewrites, over all collections, in bounded steps. */
export interface PrivacyRepository {
  escalationsOf(conversations: string[]): Promise<{ ids: string[]; open: boolean }>;
  counts(scope: PersonScope): Promise<ErasedCounts>;
  /** One step of at most `limit` of that kind; gives how many. 0: nothing is left of it. */
  eraseStep(kind: ErasedKind, scope: PersonScope, erasureId: string, limit: number): Promise<number>;
  /** Conversations without a sign of life since then that nothing is going on in. */
  endedBefore(at: Date, limit: number): Promise<string[]>;
  /** Whether a retention rule has something to do. */
  hasExpired(kind: 'escalations' | 'files' | 'missed', before: Date): Promise<boolean>;
  /** One step of a retention rule; gives how many went. */
  expireStep(kind: 'escalations' | 'files' | 'missed', before: Date, limit: number): Promise<number>;
}
