import type { ChannelHost } from '../../src/contract/channel';
import type { Socket } from '../../src/contract/http';
import type { LogEntry } from '../../src/contract/log';
import { activitySet, type AddressOf } from './show';
import { typingFrame } from './typing-frame';

/** A client that leaves more bytes than this unread is waited for, then closed. */
export const MAX_BUFFERED = 1024 * 1024;
/** How long it may take to read them, in ms. */
export const DRAIN_MS = 10_000;
/** At most one catching-up for the client's keep-alives in this time, in ms. */
const CATCH_UP_MS = 5_000;

const PAGE = 100;
const DRAIN_STEP_MS = 50;

type Host = Pick<ChannelHost, 'read' | 'watch' | 'watchTyping' | 'clock' | 'logger'>;

/** Who reads. */
interface Reader {
  socket: Socket;
  addressOf: AddressOf;
}

/**
 * Sends a conversation's log to one socket, in order and without gaps. What is stored live comes through `watch`; the
 * log is read at the start, after a gap, and at the client's keep-alives (every 20 s), as live events may get lost.
 */
export class StreamReader {
  private reading = false;
  private behind = false;
  private closed = false;
  private caughtUpAt = 0;
  private unwatch: (() => void)[] = [];
  private readonly socket: Socket;

  constructor(
    private readonly host: Host,
    private readonly conversationId: string,
    private cursor: number,
    private readonly reader: Reader,
  ) {
    this.socket = reader.socket;
  }

  start(): void {
    this.socket.onClose(() => this.stop());
    this.socket.onMessage(() => this.onKeepAlive());
    this.unwatch = [
      this.host.watch(this.conversationId, (entries) => this.onEntries(entries)),
      this.host.watchTyping(this.conversationId, () => this.onTyping()),
    ];
    this.catchUp();
  }

  private stop(): void {
    this.closed = true;
    for (const stop of this.unwatch) stop();
  }

  private onEntries(entries: readonly LogEntry[]): void {
    const fresh = entries.filter((entry) => entry.seq > this.cursor);
    const gapless = fresh.every((entry, index) => entry.seq === this.cursor + 1 + index);
    if (fresh.length === 0) return;
    if (!this.reading && gapless && this.socket.buffered() <= MAX_BUFFERED) this.send(fresh);
    else this.catchUp();
  }

  /** Left out while the client is behind: by then it is no news. */
  private onTyping(): void {
    if (this.reading || this.closed || this.socket.buffered() > 0) return;
    this.socket.send(JSON.stringify(typingFrame(this.conversationId, this.cursor, this.host.clock.now())));
  }

  /** Whatever the client sends says only that it lives. */
  private onKeepAlive(): void {
    if (this.host.clock.now().getTime() - this.caughtUpAt >= CATCH_UP_MS) this.catchUp();
  }

  private catchUp(): void {
    this.behind = true;
    if (this.reading || this.closed) return;
    this.reading = true;
    void this.readUp();
  }

  /** Why `finally` here: what is stored between the last read and the end of this must find `reading` off. */
  private async readUp(): Promise<void> {
    try {
      while (this.behind && !this.closed) await this.readPage();
    } catch (error) {
      this.host.logger.warn(
        { err: error, conversationId: this.conversationId },
        'stream closed: log not readable',
      );
      this.socket.close(1011, 'try again');
    } finally {
      this.reading = false;
    }
  }

  private async readPage(): Promise<void> {
    this.behind = false;
    this.caughtUpAt = this.host.clock.now().getTime();
    if (!(await this.drained())) {
      this.socket.close(1008, 'the client does not read');
      return;
    }
    const page = await this.host.read(this.conversationId, this.cursor, PAGE);
    if (page.length > 0 && !this.closed) this.send(page);
    if (page.length === PAGE) this.behind = true;
  }

  private send(entries: readonly LogEntry[]): void {
    const set = activitySet(entries, this.cursor, this.reader.addressOf);
    this.cursor = entries.at(-1)?.seq ?? this.cursor;
    if (set.activities.length > 0) this.socket.send(JSON.stringify(set));
  }

  private async drained(): Promise<boolean> {
    for (let waited = 0; this.socket.buffered() > MAX_BUFFERED && !this.closed; waited += DRAIN_STEP_MS) {
      if (waited >= DRAIN_MS) return false;
      await new Promise((resolve) => setTimeout(resolve, DRAIN_STEP_MS));
    }
    return true;
  }
}
