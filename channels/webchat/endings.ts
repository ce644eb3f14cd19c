import { LRUCache } from 'lru-cache';
import type { ChannelHost } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import type { LogEntry } from '../../src/contract/log';

/** An end that another process has stored is noticed at the latest after this many ms. */
const RECHECK_MS = 60_000;
const KEPT = 50_000;
const PAGE = 200;

interface Known {
  seq: number;
  ended: boolean;
  at: number;
}

/**
 * Knows which conversations an `endOfConversation` has ended. The log is the truth; it is read once per conversation and
 * then only for what is new, so that a post costs no read.
 */
export class Endings {
  private readonly known = new LRUCache<string, Known>({ max: KEPT });

  constructor(private readonly host: Pick<ChannelHost, 'read' | 'clock'>) {}

  /** A conversation whose id was just made has nothing to read. */
  begin(conversationId: string): void {
    this.known.set(conversationId, { seq: 0, ended: false, at: this.now() });
  }

  /** Throws NOT_FOUND when the conversation has ended. */
  async requireOpen(conversationId: string): Promise<void> {
    if (!(await this.hasEnded(conversationId))) return;
    throw new AppError('NOT_FOUND', 'The conversation has ended; start a new one.');
  }

  async hasEnded(conversationId: string): Promise<boolean> {
    const known = this.known.get(conversationId) ?? { seq: 0, ended: false, at: -RECHECK_MS };
    if (known.ended || this.now() - known.at < RECHECK_MS) return known.ended;
    const fresh = await this.scan(conversationId, known.seq);
    this.known.set(conversationId, fresh);
    return fresh.ended;
  }

  /** Takes note of entries that were stored here. */
  note(entry: LogEntry): void {
    if (!ends(entry)) return;
    this.known.set(entry.conversationId, { seq: entry.seq, ended: true, at: this.now() });
  }

  private async scan(conversationId: string, after: number): Promise<Known> {
    let seq = after;
    for (;;) {
      const page = await this.host.read(conversationId, seq, PAGE);
      seq = page.at(-1)?.seq ?? seq;
      const ended = page.some(ends);
      if (ended || page.length < PAGE) return { seq, ended, at: this.now() };
    }
  }

  private now(): number {
    return this.host.clock.now().getTime();
  }
}

function ends(entry: LogEntry): boolean {
  return entry.activity.type === 'endOfConversation';
}
