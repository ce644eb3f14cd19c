import { backoff } from './backoff';
import type { Vault } from './vault';
import { asWireError } from './wire';

export type SendState = 'queued' | 'sending' | 'sent' | 'failed';

/** Something that the customer said and the server has not echoed yet. */
export interface Outgoing {
  id: string;
  text: string;
  /** Sent as an event of this name instead of a message; `dislike`: as a reaction to the message `value`. */
  event?: string;
  /** A postBack: sent, but not shown. */
  value?: string;
  at: number;
  state: SendState;
  /** Not kept over a reload. */
  file?: File;
  /** How often the network failed under it while it seemed to be there. */
  tries?: number;
  /** 0 to 1. */
  progress?: number;
  /** What the server said. */
  error?: string;
}

/** Posts one; throws WireError. */
export type Post = (item: Outgoing, progress: (part: number) => void) => Promise<void>;

const TRIES = 5;
/** Older than this (ms), a kept message waits for the customer's consent before it goes out. */
const STALE = 24 * 3600_000;
const PREFIX = 'out.';

/** Sends one at a time, in order. The server dedupes on the id, so a doubtful one is simply sent again. */
export class Outbox {
  items: Outgoing[];
  private running = false;

  constructor(
    private readonly vault: Vault,
    private readonly post: Post,
    private readonly changed: () => void,
    private readonly pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  ) {
    this.items = vault
      .keys(PREFIX)
      .flatMap((key) => (vault.read(key) as Outgoing | null) ?? [])
      .map((item) => (Date.now() - item.at > STALE ? { ...item, state: 'failed' as const } : item))
      .sort((a, b) => a.at - b.at);
  }

  add(item: Outgoing): void {
    this.items = [...this.items, item];
    this.save(item);
    this.changed();
    void this.flush();
  }

  retry(id: string): void {
    this.update(id, { state: 'queued' });
    void this.flush();
  }

  /** The echo arrived, or the customer removed it. True if it was here. */
  remove(id: string): boolean {
    const before = this.items.length;
    this.items = this.items.filter((item) => item.id !== id);
    this.vault.remove(PREFIX + id);
    return this.items.length < before;
  }

  has(id: string): boolean {
    return this.items.some((item) => item.id === id);
  }

  async flush(): Promise<void> {
    if (this.running) return;
    this.running = true;
    const next = (): Outgoing | undefined => this.items.find((item) => item.state === 'queued');
    for (let item = next(); item !== undefined && (await this.send(item)); item = next());
    this.running = false;
  }

  /** False when the network is away: the rest waits for the next flush. */
  private async send(item: Outgoing): Promise<boolean> {
    this.update(item.id, { state: 'sending', progress: 0 });
    for (let attempt = 1; ; attempt++) {
      try {
        await this.post(item, (progress) => this.update(item.id, { progress }));
        this.update(item.id, { state: 'sent' });
        return true;
      } catch (error) {
        const wire = asWireError(error);
        const tries = (item.tries ?? 0) + (navigator.onLine ? 1 : 0);
        if (wire.lost && tries < TRIES) {
          this.update(item.id, { state: 'queued', tries });
          return false;
        }
        if (!wire.passing || attempt >= TRIES) {
          this.update(item.id, { state: 'failed', tries: 0, error: wire.message });
          return true;
        }
        await this.pause(Math.max(wire.wait, backoff(attempt)));
      }
    }
  }

  private update(id: string, patch: Partial<Outgoing>): void {
    this.items = this.items.map((item) => (item.id === id ? { ...item, ...patch } : item));
    const item = this.items.find((each) => each.id === id);
    if (item !== undefined) this.save(item);
    this.changed();
  }

  private save(item: Outgoing): void {
    if (item.file !== undefined) return;
    if (item.state === 'sent') this.vault.remove(PREFIX + item.id);
    else
      this.vault.write(PREFIX + item.id, { ...item, state: item.state === 'failed' ? 'failed' : 'queued' });
  }
}
