import type { ZodObject } from 'zod';
import type { Activity, ChannelAccount } from './activity';
import type { HttpRoute, SocketRoute } from './http';
import type { LogEntry } from './log';
import type { Clock, FileRepository, Ids, Logger } from './ports';
import type { SharedState } from './shared';

/** How many messages the vendor lets through, and how long, after the customer has done something. */
export interface ReplyWindow {
  sends: number;
  ms: number;
}

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
  /**
   * Windows in which the customer may be written to, by the name that `Inbound.window` opens. A send is counted in every
   * open window. The last one is kept for the desk's words (hand-off, closing). Left out: may be written to any time.
   */
  windows?: Record<string, ReplyWindow>;
  /** The vendor's request may be answered with a message within this time, in ms: that send is free. */
  passiveMs?: number;
  /** Prefers the content's short (`sms:`) answers. */
  brief?: boolean;
  /** The customer's id is a telephone number: opt-outs and sending hours are honoured. */
  telephone?: boolean;
}

export type Receipt =
  | { outcome: 'sent'; vendorId?: string; segments?: number }
  /** Never again; `elsewhere` when this customer cannot be reached here but perhaps on another channel. */
  | { outcome: 'rejected'; code: string; elsewhere?: boolean }
  /** The reply window is shut or used up: kept until the customer writes again. */
  | { outcome: 'closed'; code: string }
  | { outcome: 'retry'; code: string; afterMs?: number }
  | { outcome: 'unknown'; code: string };

/** A decoded inbound activity with the vendor's id for it. */
export interface Inbound {
  activity: Activity;
  /** The vendor's message id: a repeat carries the same. */
  vendorId: string;
  /** The reply window that it opens: a name in `capabilities.windows`. */
  window?: string;
  /** Files that the vendor keeps for some days only: fetched with `fetchMedia` soon after the message is stored. */
  media?: MediaReference[];
}

export interface MediaReference {
  /** Id under which it is stored; the attachment's `contentUrl` is `fileUrl(fileId)`. */
  fileId: string;
  /** What `fetchMedia` needs to get it: the vendor's media id or address. */
  reference: string;
}

export interface MediaFile {
  name: string;
  contentType: string;
  bytes: Buffer;
}

/** Where a stored file is read, with the console's sign-in. */
export function fileUrl(fileId: string): string {
  return `/api/files/${encodeURIComponent(fileId)}`;
}

/** An answer that travels in the response to the vendor's request. */
export interface PassiveAnswer {
  activity: Activity;
  /** Call when the response has left (true), or could not be sent (false): it is then sent in the usual way. */
  settle(left: boolean): Promise<void>;
}

/** What the vendor says later about a send. Older and repeated reports change nothing. */
export interface DeliveryReport {
  vendorId: string;
  state: 'delivered' | 'failed' | 'read';
  code?: string;
  at: Date;
}

export interface Accepted {
  entry: LogEntry;
  duplicate: boolean;
  /** The turn's replies once it has ended, or null when it did not within the time. Repeats join the first. */
  replies(timeoutMs: number): Promise<LogEntry[] | null>;
  /**
   * Offers the response to the vendor's request as a free send: waits for the turn and takes what waits to be sent, as
   * far as it fits one message (`merge`). Null when there is nothing to say, or not within the time. Always call it on a
   * channel with `passiveMs`: replies are held for that time. A repeat of the message gets the same answer.
   */
  passive(timeoutMs: number): Promise<PassiveAnswer | null>;
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
  /** The customer is writing just now: told to the agent who has the conversation. A hint, kept nowhere. */
  customerTypes(conversationId: string): void;
  /** Somebody at the desk is writing to the customer just now. */
  watchTyping(conversationId: string, listener: () => void): () => void;
  limiter(name: string, points: number, perSeconds: number): RateLimiter;
  /** A later word on a send; false when none of ours has that vendor id (yet: it may come before the send's own answer). */
  report(report: DeliveryReport): Promise<boolean>;
  /** Small state that all processes share: tokens, cursors, nonces. */
  shared: SharedState;
  /** The conversation id of a customer of this channel: keyed, so that it holds no personal data. */
  conversationOf(customerId: string): string;
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
  /** ChannelHost.conversationOf, for channels whose customers have one conversation each. */
  conversationOf?: (customerId: string) => string;
  receivedAt: Date;
}

/** How a channel shapes what it is to send. All are pure. */
export interface Shaping {
  /**
   * A rich reply into the messages to send, in order, each within the capabilities (`adaptReply` of the kit). Throws
   * REPLY_NOT_DELIVERABLE. Left out: every reply is one message.
   */
  adapt?: (activity: Activity) => Activity[];
  /** Two messages that wait, as one; null when they do not fit one (`mergeTexts` of the kit). */
  merge?: (first: Activity, second: Activity) => Activity | null;
  /** True for a message that the vendor counts in no reply window, such as an approved template. */
  windowless?: (activity: Activity) => boolean;
  /** How many SMS a message takes, as `adapt` made it. */
  segments?: (activity: Activity) => number;
}

/** A channel that is running. What it shapes differently, because of its settings, goes before the channel's own. */
export interface MountedChannel extends Shaping {
  routes: HttpRoute[];
  sockets?: SocketRoute[];
  /**
   * Sends one activity, as `adapt` made it, to `activity.recipient`; `idempotencyKey` is the log id. Never throws for an
   * answer of the vendor's. Never called when `pull`.
   */
  deliver(activity: Activity, idempotencyKey: string): Promise<Receipt>;
  /** Fetches what `Inbound.media` named. Throws VENDOR_UNREACHABLE (tried again) or VENDOR_REJECTED (given up). */
  fetchMedia?(reference: string): Promise<MediaFile>;
  close?(): Promise<void>;
}

export interface Channel<Settings = unknown> extends Shaping {
  name: string;
  capabilities: Capabilities;
  /** Environment variables that it reads, every one optional or with a default. */
  settings: ZodObject;
  /** Pure: a verified vendor payload in, activities out; throws BAD_REQUEST on what it cannot read. */
  decode(payload: unknown, context: DecodeContext): Inbound[];
  /** Null when the settings leave the channel off. */
  mount(host: ChannelHost, settings: Settings): MountedChannel | null;
}
