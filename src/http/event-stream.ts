import type { Response } from 'express';
import type { DeskEvent, EventRepository, StoredEvent } from '../contract/events';

const BATCH = 100;
const STALLED_MS = 30_000;

/** Whether an event is for this reader. */
export type Hears = (event: DeskEvent) => boolean;

/** Why kept: a thousand readers are sent the same words. */
const frames = new WeakMap<StoredEvent, string>();

function frameOf(stored: StoredEvent): string {
  const known = frames.get(stored);
  if (known !== undefined) return known;
  const frame = `id: ${stored.id}\ndata: ${JSON.stringify(stored.event)}\n\n`;
  frames.set(stored, frame);
  return frame;
}

/**
 * One reader of the event log, over server-sent events: replays after an id, then goes on live, in order and without a
 * gap. The bus only hints; what it did not bring is read from the store. A reader that does not take what it is sent
 * gets no more (nothing piles up here), and is cut after 30 s.
 */
export class EventStream {
  private busy = true;
  private again = false;
  private hidden = false;

  constructor(
    private readonly response: Response,
    private readonly events: Pick<EventRepository, 'after' | 'last'>,
    private readonly hears: Hears,
    private cursor = Number.POSITIVE_INFINITY,
  ) {}

  /** Starts after the given id; from now on when it is null. An id that was never given asks the reader to reload. */
  async start(after: number | null): Promise<void> {
    const last = await this.events.last();
    this.cursor = after === null || after > last ? last : after;
    this.response.write('retry: 2000\n\n');
    if (after !== null && after > last) this.reset();
    this.busy = false;
    await this.pump();
  }

  /** A hint that an event was stored. */
  offer(stored: StoredEvent): void {
    if (!this.busy && stored.id === this.cursor + 1) {
      if (!this.send(stored)) void this.pump();
    } else if (this.busy) this.again = true;
    else if (stored.id > this.cursor) void this.pump();
  }

  /** Tells something that is not kept: whoever missed it reads it elsewhere. Left out while the reader is behind. */
  hint(name: string, data: object): void {
    if (this.response.writableNeedDrain || this.response.writableEnded) return;
    this.response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /**
   * Keeps the connection open, moves the reader's id past what it was not shown, and reads what no hint announced. Why an
   * event too: a page cannot see comments, and is to notice when a dead connection falls silent.
   */
  tick(): void {
    if (this.response.writableNeedDrain || this.response.writableEnded) return;
    this.response.write(this.hidden ? `: keep-alive\nid: ${this.cursor}\n\n` : ': keep-alive\n\n');
    this.hidden = false;
    this.hint('tick', {});
    void this.pump();
  }

  private async pump(): Promise<void> {
    if (this.busy) {
      this.again = true;
      return;
    }
    this.busy = true;
    try {
      do {
        this.again = false;
        while (await this.readBatch());
      } while (this.isAsked());
    } catch {
      this.response.destroy();
    }
    this.busy = false;
  }

  private isAsked(): boolean {
    return this.again && !this.response.destroyed;
  }

  /** Sends the next events; true when there may be more. */
  private async readBatch(): Promise<boolean> {
    await this.drained();
    if (this.response.destroyed || this.response.writableEnded) return false;
    const batch = await this.events.after(this.cursor, BATCH);
    const [first] = batch;
    if (first && first.id > this.cursor + 1) this.reset();
    for (const stored of batch) if (!this.send(stored)) await this.drained();
    return batch.length === BATCH;
  }

  /** False when the reader should be let catch up. */
  private send(stored: StoredEvent): boolean {
    this.cursor = stored.id;
    this.hidden = !this.hears(stored.event);
    if (this.hidden || this.response.destroyed || this.response.writableEnded) return true;
    return this.response.write(frameOf(stored));
  }

  /** Tells the reader that events are missing and everything should be read anew. */
  private reset(): void {
    this.response.write('event: reset\ndata: {}\n\n');
  }

  private drained(): Promise<void> {
    const { response } = this;
    if (!response.writableNeedDrain || response.destroyed) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => response.destroy(), STALLED_MS);
      const done = () => {
        clearTimeout(timer);
        response.off('drain', done).off('close', done);
        resolve();
      };
      response.on('drain', done).on('close', done);
    });
  }
}
