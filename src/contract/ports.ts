import type { LogEntry } from './log';
import type { StoredEvent } from './events';

export interface Clock {
  now(): Date;
}

export interface Ids {
  /** A new id of letters, digits, `-` and `_`, unguessable. */
  next(): string;
}

/** Structured log; personal data is masked by the implementation. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface LiveMessages {
  /** New entries of a conversation's log; null when another process stored them: read from `first` on. */
  log: { conversationId: string; first: number; entries: LogEntry[] | null };
  desk: StoredEvent;
  /** Somebody is writing just now; kept nowhere. `owner`: the agent who is to see that the customer does. */
  typing: { conversationId: string; from: 'customer' | 'desk'; owner: string | null };
  /** Other content is live: the activation with this number. */
  content: { seq: number };
}

/** Live events between parts and processes. A hint: whoever listens can always read the truth from the store. */
export interface Bus {
  publish<T extends keyof LiveMessages>(topic: T, message: LiveMessages[T]): void;
  subscribe<T extends keyof LiveMessages>(topic: T, listener: (message: LiveMessages[T]) => void): () => void;
  close(): Promise<void>;
}

export type JobName = 'turn' | 'deliver' | 'lease' | 'notices' | 'dispatch' | 'look';

export interface Job {
  name: JobName;
  /** What the job is about, such as a conversation id; one job per name and key is kept. */
  key: string;
}

/** Work for later. Losing a job is allowed: the sweep makes it again from the database. */
export interface Jobs {
  handle(name: JobName, handler: (key: string) => Promise<void>): void;
  /** Never throws: a job that cannot be queued is left to the sweep. */
  add(job: Job, at?: Date): Promise<void>;
  start(): void;
  close(): Promise<void>;
}

export interface JobRepository {
  /** Keeps the earlier of two times for the same job. */
  put(id: string, job: Job, at: Date): Promise<void>;
  /** Takes the first due job and hides it until the given time. */
  take(now: Date, hideUntil: Date): Promise<{ id: string; job: Job; token: string } | null>;
  /** Removes a taken job unless it was put again meanwhile. */
  done(id: string, token: string): Promise<void>;
  nextDueAt(): Promise<Date | null>;
}

/** Values of this installation that all processes share, such as the key of its tokens. */
export interface SettingRepository {
  /** The stored value; `initial` is stored when there is none yet. */
  getOrCreate(key: string, initial: string): Promise<string>;
}

export interface StoredFile {
  id: string;
  conversationId: string;
  name: string;
  contentType: string;
  bytes: Buffer;
  at: Date;
}

export interface FileRepository {
  put(file: StoredFile): Promise<void>;
  get(id: string): Promise<StoredFile | null>;
}

export type TurnOutcome =
  'answer' | 'ask-back' | 'miss' | 'escalate' | 'to-agent' | 'waiting' | 'survey' | 'silent';

/** What the router and the desk report; the HTTP house shows it at /metrics. */
export interface Telemetry {
  turn(outcome: TurnOutcome, channel: string, milliseconds: number): void;
  /** A customer's visit to the bot, which began then, has begun or was handed to a person for the first time. */
  visit(event: 'began' | 'handed-off', channel: string, began: Date): void;
  stage(stage: 'accept' | 'understand' | 'commit' | 'apply' | 'deliver', milliseconds: number): void;
  delivery(channel: string, state: string): void;
  /** What a message cost, in SMS segments. */
  segments(channel: string, count: number): void;
  /** `intent`, `unsure`, `out-of-scope` or the signal that was raised. */
  understood(outcome: string, language: string): void;
}
