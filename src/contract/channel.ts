import type { ZodObject } from 'zod';
import type { Activity, ChannelAccount } from './activity';
import type { HttpRoute, SocketRoute } from './http';
import type { LogEntry } from './log';
import type { Clock, FileRepository, Ids, Logger } from './ports';

/** What a channel can carry; the outbox adapts every reply to it. */
export interface Capabilities {
  /** Longest text of one message. */
  text: { max: number; unit: 'utf16' | 'utf8' | 'code-point' };
  /** Most buttons on one message; 0 turns buttons into numbered lines. */
  buttons: number;
  images: boolean;
  typing: boolean;
  /** The customer fetches from the log itself: being stored is being sent. */
  pull: boolean;
  /** The vendor accepts our id with a send and drops repeats, so an unknown outcome may be re-sent. */
  idempotentSend: boolean;
  /** Waits before the second, third, ... attempt, in ms; after the last one it is rejected. */
  retryDelays: number[];
}

export type Receipt =
  | { outcome: 'sent'; vendorId?: string }
  | { outcome: 'rejected'; code: string }
  | { outcome: 'retry'; code: string; afterMs?: number }
  | { outcome: 'unknown'; code: string };

/** A decoded inbound activity with the vendor's id for it. */
export interface Inbound {
  activity: Activity;
  /** The vendor's message id: a repeat carries the same. */
  vendorId: string;
}

export interface Accepted {
  entry: LogEntry;
  duplicate: boolean;
  /** The turn's replies once it has ended, or null when it did not within the time. Repeats join the first. */
  replies(timeoutMs: number): Promise<LogEntry[] | null>;
}

/** Counts events per key; throws TOO_MANY_REQUESTS with retryAfter above the limit. */
export interface RateLimiter {
  consume(key: string): Promise<void>;
}

/** What the core gives a channel. */
export interface ChannelHost {
  /** Stores the activity (durably, once), and starts its turn. Acknowledge the vendor only after it has resolved. */
  accept(inbound: Inbound): Promise<Accepted>;
  /** Entries above `after`, oldest first. */
  read(conversationId: string, after: number, limit: number): Promise<LogEntry[]>;
  /** New entries as they are stored; a listener that sees a gap in `seq` reads it up with `read`. */
  watch(conversationId: string, listener: (entries: LogEntry[]) => void): () => void;
  limiter(name: string, points: number, perSeconds: number): RateLimiter;
  files: FileRepository;
  clock: Clock;
  ids: Ids;
  logger: Logger;
  /** A secret of this installation for the named purpose, the same in all processes and after a restart. */
  secret(purpose: string): string;
}

/** What `decode` cannot know from the payload alone; set by the channel from what it has verified. */
export interface DecodeContext {
  conversationId?: string;
  user?: ChannelAccount;
  receivedAt: Date;
}

/** A channel that is running. */
export interface MountedChannel {
  routes: HttpRoute[];
  sockets?: SocketRoute[];
  /** Sends one activity; `idempotencyKey` is the log id. Never called when `pull`. */
  deliver(activity: Activity, idempotencyKey: string): Promise<Receipt>;
  close?(): Promise<void>;
}

export interface Channel<Settings = unknown> {
  name: string;
  capabilities: Capabilities;
  /** Environment variables that it reads, every one optional or with a default. */
  settings: ZodObject;
  /** Pure: a verified vendor payload in, activities out; throws BAD_REQUEST on what it cannot read. */
  decode(payload: unknown, context: DecodeContext): Inbound[];
  /** Null when the settings leave the channel off. */
  mount(host: ChannelHost, settings: Settings): MountedChannel | null;
}
