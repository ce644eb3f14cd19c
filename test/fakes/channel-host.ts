import { createHmac } from 'node:crypto';
import type { Activity } from '../../src/contract/activity';
import type {
  Accepted,
  ChannelHost,
  DeliveryReport,
  Inbound,
  PassiveAnswer,
  RateLimiter,
} from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import type { LogEntry, NewLogEntry } from '../../src/contract/log';
import type { Logger, StoredFile } from '../../src/contract/ports';
import { FakeSharedState } from './shared-state';

export interface FakeHostOptions {
  channel: string;
  /** What the bot answers to an inbound entry; an echo of messages when left out. */
  reply?: (entry: LogEntry) => Partial<Activity>[];
  now?: Date;
  logger?: Logger;
}

type Listener = (entries: LogEntry[]) => void;

/** An in-memory ChannelHost: a gapless log per conversation, deduplicated `accept`, and a bot that answers at once. */
export class FakeChannelHost implements ChannelHost {
  readonly stored: LogEntry[] = [];
  readonly storedFiles = new Map<string, StoredFile>();
  /** Set to make the next calls of `accept` and `read` fail with it. */
  failWith: AppError | null = null;
  /** False: entries are stored, but nobody is told, as when Redis loses a message. */
  publishing = true;
  reads = 0;
  /** What `accept` was called with, and what was reported of sends. */
  readonly accepted: Inbound[] = [];
  readonly reports: DeliveryReport[] = [];
  /** Vendor ids that `report` knows. */
  readonly ownSends = new Set<string>();
  /** Set to keep `passive` from answering in time. */
  slow = false;
  /** How each passive answer was settled. */
  readonly settled: boolean[] = [];
  private readonly byKey = new Map<string, LogEntry>();
  private readonly byCause = new Map<string, LogEntry[]>();
  private readonly lengths = new Map<string, number>();
  private readonly listeners = new Map<string, Set<Listener>>();
  private time: number;
  private lastId = 0;

  constructor(private readonly options: FakeHostOptions) {
    this.time = (options.now ?? new Date('2025-01-02T03:04:05.678Z')).getTime();
  }

  readonly clock = { now: () => new Date(this.time) };
  readonly ids = { next: () => `id-${String(++this.lastId).padStart(4, '0')}` };
  get logger(): Logger {
    return this.options.logger ?? QUIET;
  }

  readonly files = {
    put: (file: StoredFile) => Promise.resolve(void this.storedFiles.set(file.id, file)),
    get: (id: string) => Promise.resolve(this.storedFiles.get(id) ?? null),
  };

  readonly shared = new FakeSharedState(this.clock);

  advance(milliseconds: number): void {
    this.time += milliseconds;
  }

  accept(inbound: Inbound): Promise<Accepted> {
    if (this.failWith) return Promise.reject(this.failWith);
    const { activity, vendorId } = inbound;
    this.accepted.push(inbound);
    const { entry, duplicate } = this.append({
      conversationId: activity.conversation.id,
      channel: this.options.channel,
      direction: 'in',
      author: 'customer',
      activity,
      key: `in:${this.options.channel}:${vendorId}`,
      at: this.clock.now(),
    });
    const turn = duplicate
      ? Promise.resolve(this.repliesTo(entry))
      : Promise.resolve().then(() => this.answer(entry));
    return Promise.resolve({
      entry,
      duplicate,
      replies: () => turn,
      passive: async () => (this.slow ? null : this.passive(await turn)),
    });
  }

  report(report: DeliveryReport): Promise<boolean> {
    this.reports.push(report);
    return Promise.resolve(this.ownSends.has(report.vendorId));
  }

  /** Conversations whose customer was said to be typing. */
  readonly typed: string[] = [];
  private readonly typingListeners = new Map<string, Set<() => void>>();

  customerTypes(conversationId: string): void {
    this.typed.push(conversationId);
  }

  watchTyping(conversationId: string, listener: () => void): () => void {
    const listeners = this.typingListeners.get(conversationId) ?? new Set<() => void>();
    this.typingListeners.set(conversationId, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  /** Somebody at the desk writes. */
  deskTypes(conversationId: string): void {
    this.typingListeners.get(conversationId)?.forEach((listener) => listener());
  }

  conversationOf(customerId: string): string {
    return `${this.options.channel}-${customerId}`;
  }

  /** Stores an outbound entry, such as an agent's message, and tells the watchers. */
  say(conversationId: string, activity: Partial<Activity>, more: Partial<NewLogEntry> = {}): LogEntry {
    return this.append({
      conversationId,
      channel: this.options.channel,
      direction: 'out',
      author: 'bot',
      activity: {
        type: 'message',
        channelId: this.options.channel,
        from: { id: 'bot', name: 'bot', role: 'bot' },
        conversation: { id: conversationId },
        ...activity,
      },
      key: `out:${this.stored.length}`,
      at: this.clock.now(),
      ...more,
    }).entry;
  }

  read(conversationId: string, after: number, limit: number): Promise<LogEntry[]> {
    this.reads += 1;
    if (this.failWith) return Promise.reject(this.failWith);
    const found = this.stored.filter((entry) => entry.conversationId === conversationId && entry.seq > after);
    return Promise.resolve(found.slice(0, limit));
  }

  watch(conversationId: string, listener: Listener): () => void {
    const set = this.listeners.get(conversationId) ?? new Set();
    this.listeners.set(conversationId, set.add(listener));
    return () => void set.delete(listener);
  }

  watchers(conversationId: string): number {
    return this.listeners.get(conversationId)?.size ?? 0;
  }

  limiter(_name: string, points: number, perSeconds: number): RateLimiter {
    const windows = new Map<string, { until: number; used: number }>();
    return {
      consume: (key) => {
        const known = windows.get(key);
        const window =
          known && known.until > this.time ? known : { until: this.time + perSeconds * 1000, used: 0 };
        windows.set(key, window);
        window.used += 1;
        if (window.used <= points) return Promise.resolve();
        const retryAfter = Math.ceil((window.until - this.time) / 1000);
        return Promise.reject(new AppError('TOO_MANY_REQUESTS', 'Too many; wait.', { retryAfter }));
      },
    };
  }

  secret(purpose: string): string {
    return createHmac('sha256', 'fake installation').update(purpose).digest('hex');
  }

  private passive(replies: LogEntry[]): PassiveAnswer | null {
    const [first] = replies;
    if (!first) return null;
    const text = replies.map(({ activity }) => activity.text).join('\n\n');
    return {
      activity: { ...first.activity, text },
      settle: (left) => Promise.resolve(void this.settled.push(left)),
    };
  }

  private repliesTo({ id }: LogEntry): LogEntry[] {
    return this.byCause.get(id) ?? [];
  }

  private answer(entry: LogEntry): LogEntry[] {
    const reply = this.options.reply ?? echo;
    return reply(entry).map((activity, index) =>
      this.say(entry.conversationId, activity, { key: `out:${entry.id}:${index}`, causedBy: entry.id }),
    );
  }

  private append(entry: NewLogEntry): { entry: LogEntry; duplicate: boolean } {
    const known = this.byKey.get(entry.key);
    if (known) return { entry: known, duplicate: true };
    const seq = (this.lengths.get(entry.conversationId) ?? 0) + 1;
    this.lengths.set(entry.conversationId, seq);
    const id = `${entry.conversationId}|${String(seq).padStart(8, '0')}`;
    const made: LogEntry = { ...entry, activity: structuredClone(entry.activity), id, seq };
    this.stored.push(made);
    this.byKey.set(entry.key, made);
    if (made.causedBy !== undefined) {
      this.byCause.set(made.causedBy, [...(this.byCause.get(made.causedBy) ?? []), made]);
    }
    if (this.publishing) this.tell(made);
    return { entry: made, duplicate: false };
  }

  private tell(entry: LogEntry): void {
    for (const listener of this.listeners.get(entry.conversationId) ?? []) listener([entry]);
  }
}

function echo(entry: LogEntry): Partial<Activity>[] {
  return entry.activity.type === 'message' ? [{ text: `echo: ${entry.activity.text ?? ''}` }] : [];
}

const QUIET: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {
  // A quiet logger.
}
