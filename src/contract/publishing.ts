import type { Content } from './content';
import type { Explainer, Locale, Understander } from './understanding';

/** One file of the intents folder; `path` is relative to it, with `/`. */
export interface ContentFile {
  path: string;
  text: string;
}
/** The whole folder, by path in order. */
export type ContentFiles = readonly ContentFile[];

/** Something wrong in the content, with the place where it stands. */
export interface Finding {
  severity: 'error' | 'warning';
  /** Path relative to the intents folder. */
  file: string;
  /** Counted from 1. */
  line: number;
  rule: string;
  message: string;
  /** The intent that it is about. */
  intent?: string;
}

/** What is live in this process: swapped as a whole, so a turn takes it once. */
export interface Live {
  /** Fingerprint of the content and the engine. */
  version: string;
  understander: Understander;
  content: Content;
  /** Why a text is understood as it is; for people, off the hot path. */
  explain?: Explainer['explain'];
}

/** Content that was checked and trained, and can be made live. */
export interface Prepared extends Live {
  files: ContentFiles;
  /** Fingerprint of the files alone: the same folder has the same hash. */
  hash: string;
}

export const GATE_CHECKS = ['lint', 'golden', 'none', 'accuracy', 'rejection', 'swallowing'] as const;
export type GateCheck = (typeof GATE_CHECKS)[number];

/** One sentence that the new version takes otherwise than the live one; intent null: not understood. */
export interface Changed {
  text: string;
  locale: Locale;
  before: string | null;
  after: string | null;
  /** What it should be, where that is known; null there: nothing. */
  expected?: string | null;
  count: number;
}

/** Whether a version may be published, and what it changes. */
export interface GateReport {
  ok: boolean;
  checks: {
    name: GateCheck;
    ok: boolean;
    /** Shares from 0 to 1, or a number of findings. */
    figure: number;
    /** The same of the live version; null when there is none. */
    live: number | null;
    /** By how much it may be worse. */
    margin: number;
  }[];
  findings: Finding[];
  /** Golden sentences, by what became of them against the live version. */
  better: Changed[];
  worse: Changed[];
  /** Golden sentences that this version gets wrong. */
  misses: Changed[];
  /** Intent pairs that cross-validation confuses most. */
  confusions: { from: string; to: string; count: number }[];
  /** What customers asked lately, asked again. */
  replay: { asked: number; changed: Changed[] };
  /** Questions learned from, and golden sentences asked. */
  questions: number;
  golden: number;
  /** How long it took, in milliseconds. */
  ms: number;
}

export type GateStep = 'lint' | 'train' | 'golden' | 'validate' | 'replay';
/** Told how far the gate is; `done` from 0 to 1. */
export type GateProgress = (step: GateStep, done: number) => void;

/** The intent engine as the studio uses it: everything off the hot path. */
export interface ContentEngine {
  live: () => Live & { hash: string; files: ContentFiles };
  /** Checks and trains; CONTENT_INVALID with the findings when it has errors. Made models are cached. */
  prepare(files: ContentFiles): Promise<Prepared>;
  /** From now on every new turn uses it. */
  activate(prepared: Prepared): void;
  /** What `files` would change against what is live. `asked`: masked past questions. */
  gate(
    files: ContentFiles,
    asked: readonly { text: string; locale: Locale; count: number }[],
    progress?: GateProgress,
  ): Promise<GateReport>;
}

/** An immutable version of the content. */
export interface Publication {
  /** 1, 2, 3 ... without gaps. */
  number: number;
  hash: string;
  files: ContentFiles;
  /** Where it came from. */
  source: 'folder' | 'studio' | 'cli';
  /** Agent ids, or `system`. */
  author: string;
  approver: string;
  /** Whoever changed something in it. */
  editors: string[];
  at: Date;
  notes: string;
  report: GateReport | null;
  /** Review that it came from. */
  review: string | null;
}
export type PublicationSummary = Omit<Publication, 'files' | 'report'> & { report: GateReport | null };

/** A switch of what is live; the one with the highest `seq` holds. */
export interface Activation {
  seq: number;
  publication: number;
  kind: 'publish' | 'rollback';
  by: string;
  at: Date;
  reason: string;
}

/** Most text of all files together, in bytes of UTF-8; more is TOO_LARGE. */
export const MAX_CONTENT_BYTES = 2_000_000;

export interface PublicationRepository {
  /** False when the number is taken, or its review has one: another process was first. */
  insert(publication: Publication): Promise<boolean>;
  get(number: number): Promise<Publication | null>;
  /** The one that a review led to, without files. */
  ofReview(review: string): Promise<PublicationSummary | null>;
  /** The newest with this hash. */
  byHash(hash: string): Promise<Publication | null>;
  /** Newest first, without files. */
  list(limit: number, before?: number): Promise<PublicationSummary[]>;
  last(): Promise<number>;
  /** False when another process was first. */
  activate(activation: Activation): Promise<boolean>;
  active(): Promise<Activation | null>;
  /** Newest first. */
  activations(limit: number): Promise<Activation[]>;
  /** Whether it was ever live. */
  wasActive(publication: number): Promise<boolean>;
}

/** What the editors are working on: one for all, changed intent by intent. */
export interface Draft {
  /** Raised by each change; a write names the one that it was made on. */
  version: number;
  /** Number of the publication that it started from. */
  base: number;
  files: ContentFiles;
  /** Who changed which intent last, and everybody who did since it differs from what is live. */
  touched: { intent: string; by: string; at: Date; editors: string[] }[];
}

/** The gate over the draft, where every process sees it. */
export interface GateRun {
  /** Draft version that it is about. */
  version: number;
  state: 'running' | 'done' | 'failed';
  step: GateStep;
  /** 0 to 1. */
  done: number;
  report: GateReport | null;
  /** What went wrong. */
  detail: string;
  /** Who asked. */
  by: string;
  /** A running one that was not heard of until then has died. */
  until: Date;
}

export interface DraftRepository {
  get(): Promise<Draft | null>;
  /** Stores the draft if the stored one has `version - 1` (or there is none and it is 1); false otherwise. */
  put(draft: Draft): Promise<boolean>;
  gate(): Promise<GateRun | null>;
  /** Replaces the one that was there, unless that is about a newer draft. */
  putGate(run: GateRun): Promise<void>;
}

export const REVIEW_STATES = ['checking', 'open', 'refused', 'rejected', 'withdrawn', 'published'] as const;
/** `refused`: the gate said no; `rejected`: the second person did. */
export type ReviewState = (typeof REVIEW_STATES)[number];

/** A request to publish a snapshot. */
export interface Review {
  id: string;
  version: number;
  state: ReviewState;
  source: 'studio' | 'cli';
  hash: string;
  files: ContentFiles;
  base: number;
  author: string;
  editors: string[];
  at: Date;
  notes: string;
  report: GateReport | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  comment: string;
  /** Set when published. */
  publication: number | null;
}

export interface ReviewRepository {
  create(review: Review): Promise<void>;
  get(id: string): Promise<Review | null>;
  /** Newest first, without files. */
  list(limit: number, state?: ReviewState): Promise<Omit<Review, 'files'>[]>;
  /** Stores it if the stored version is `version - 1`; false otherwise. */
  replace(review: Review): Promise<boolean>;
}

export const MISSED_KINDS = ['unanswered', 'unsure', 'thumbs-down', 'correction'] as const;
export type MissedKind = (typeof MISSED_KINDS)[number];
export const MISSED_STATES = ['new', 'done', 'ignored'] as const;
export type MissedState = (typeof MISSED_STATES)[number];

/** A sentence that the bot did not answer, or answered wrongly; the same sentence is counted, not kept twice. */
export interface Missed {
  id: string;
  /** Masked. */
  text: string;
  locale: Locale;
  kind: MissedKind;
  count: number;
  /** By channel name. */
  channels: Record<string, number>;
  /** What the bot took it for, or would have; null: nothing. */
  guess: string | null;
  /** What an agent says that it means. */
  correct: string | null;
  /** What agents wrote, newest last, a few. */
  notes: string[];
  /** The newest conversations, a few. */
  conversations: string[];
  state: MissedState;
  /** Who set the state; empty while new. */
  by: string;
  firstAt: Date;
  lastAt: Date;
}

/** What the router, the customer's thumb or an agent reports; `key` counts once however often it is told. */
export interface MissedReport {
  key: string;
  /** Masked by whoever reports. */
  text: string;
  locale: Locale;
  kind: MissedKind;
  channel: string;
  conversationId: string;
  guess: string | null;
  correct?: string;
  note?: string;
  at: Date;
}

export interface MissedRepository {
  /** Counts the report once, whatever happens. A done sentence that comes again is new again; an ignored one stays ignored. */
  report(report: MissedReport): Promise<void>;
  /** Most counted first. */
  list(filter: { state: MissedState; locale?: Locale; kind?: MissedKind }, limit: number): Promise<Missed[]>;
  get(ids: readonly string[]): Promise<Missed[]>;
  setState(ids: readonly string[], state: MissedState, by: string): Promise<number>;
  counts(): Promise<Record<MissedState, number>>;
}
