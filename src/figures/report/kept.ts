import { LRUCache } from 'lru-cache';
import { AppError } from '../../contract/errors';
import type { Clock } from '../../contract/ports';

const MOST_KEPT = 60;
const MOST_WAITING = 20;

/** Answers that cost much: kept for a while, made one at a time, and asked for twice at once made once. */
export class Kept<T extends object> {
  private readonly answers: LRUCache<string, T>;
  private readonly running = new Map<string, Promise<T>>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    clock: Clock,
    private readonly ttlMs: number,
  ) {
    this.answers = new LRUCache({
      max: MOST_KEPT,
      ttl: ttlMs,
      ttlResolution: 0,
      perf: { now: () => clock.now().getTime() },
    });
  }

  /** OVERLOADED when too many different ones are being asked for. */
  get(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.answers.get(key);
    if (known) return Promise.resolve(known);
    const running = this.running.get(key);
    if (running) return running;
    if (this.running.size >= MOST_WAITING) {
      return Promise.reject(
        new AppError('OVERLOADED', 'Too many reports are being made: try again in a moment.', {
          retryAfter: 10,
        }),
      );
    }
    const made = this.inTurn(key, make);
    this.running.set(key, made);
    return made;
  }

  private async inTurn(key: string, make: () => Promise<T>): Promise<T> {
    const before = this.last;
    let done = (): void => undefined;
    this.last = new Promise<void>((resolve) => (done = resolve));
    try {
      await before;
      const began = performance.now();
      const answer = await make();
      // Why: what takes long is kept longer, so that figures never take more than a tenth of a core.
      this.answers.set(key, answer, { ttl: Math.max(this.ttlMs, 10 * (performance.now() - began)) });
      return answer;
    } finally {
      this.running.delete(key);
      done();
    }
  }
}
