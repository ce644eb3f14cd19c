import type { DeskEvent } from '../../../src/contract/events';
import { customerTypes } from '../compose/typing';

/**
 * The stream of the desk's events, /api/events. How a console follows the desk:
 *
 * 1. It reads the lists once; they name the event that they are not older than. The stream begins after that one.
 * 2. Every event has a number. After a cut the stream goes on after the last number that was heard, so nothing is missed
 *    and nothing has to be read again. Only a `reset` (the server no longer has what we missed) asks to read everything.
 * 3. Events say what moved, not how it looks now: DeskStore decides what is read because of one, and when.
 * 4. `log` events are not numbered: they say that the customer on screen spoke on a joined channel. After a cut the
 *    conversation on screen is therefore read again; it is the only thing that is.
 * 5. The server ticks; a stream that is silent for longer than `SILENCE` is dead even if nobody said so. The browser's
 *    word that the network is gone counts at once.
 */
export interface FeedListener {
  /** It flows; `again`: after a cut, so what has no number may have been missed. */
  open: (again: boolean) => void;
  lost: () => void;
  event: (event: DeskEvent) => void;
  /** Something was said in a conversation of the customer who is watched. */
  said: () => void;
  /** What was missed cannot be had any more. */
  reset: () => void;
}

/** Three ticks of the server, in ms. */
const SILENCE = 50_000;
/** First and longest wait before trying again, in ms; half of it is chance, so that not all come back in one moment. */
const RETRY = { first: 1000, most: 15_000 };

export class LiveFeed {
  private source: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private wait = RETRY.first;
  private cut = false;

  constructor(
    private readonly listener: FeedListener,
    private lastId: number,
  ) {
    addEventListener('offline', this.drop);
    addEventListener('online', this.connect);
    this.connect();
  }

  private watched: string | null = null;

  /** Follows the customer of a conversation on all channels; null: nobody. */
  watch(conversationId: string | null): void {
    if (conversationId === this.watched) return;
    this.watched = conversationId;
    if (!this.cut) this.connect();
  }

  stop(): void {
    removeEventListener('offline', this.drop);
    removeEventListener('online', this.connect);
    this.close();
  }

  private readonly connect = (): void => {
    this.close();
    const query = new URLSearchParams({ lastEventId: String(this.lastId) });
    if (this.watched !== null) query.set('watch', this.watched);
    const source = new EventSource(`/api/events?${query.toString()}`);
    this.source = source;
    source.onopen = () => this.opened();
    source.onmessage = (message: MessageEvent<string>) => {
      this.alive(message);
      this.listener.event(JSON.parse(message.data) as DeskEvent);
    };
    source.addEventListener('tick', (message) => this.alive(message));
    source.addEventListener('log', () => this.listener.said());
    source.addEventListener('typing', (message: MessageEvent<string>) => {
      customerTypes((JSON.parse(message.data) as { conversationId: string }).conversationId);
    });
    source.addEventListener('reset', (message) => {
      this.alive(message);
      this.listener.reset();
    });
    source.onerror = () => this.drop();
    this.hush();
  };

  private opened(): void {
    this.wait = RETRY.first;
    this.listener.open(this.cut);
    this.cut = false;
  }

  private alive({ lastEventId }: MessageEvent): void {
    if (lastEventId !== '') this.lastId = Number(lastEventId);
    this.hush();
  }

  private hush(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(this.drop, SILENCE);
  }

  private readonly drop = (): void => {
    this.close();
    this.cut = true;
    this.listener.lost();
    this.timer = setTimeout(this.connect, this.wait / 2 + (Math.random() * this.wait) / 2);
    this.wait = Math.min(RETRY.most, this.wait * 2);
  };

  private close(): void {
    clearTimeout(this.timer);
    clearTimeout(this.silence);
    this.source?.close();
    this.source = null;
  }
}
