import { LRUCache } from 'lru-cache';
import type { LogEntry } from '../contract/log';

const REMEMBERED = 2_000;
const REMEMBERED_MS = 10_000;

/** Turns that run in this process, so that whoever needs a turn's replies, the first or a repeat, can wait for them. */
export class Inflight {
  private readonly waiting = new Map<string, Set<(replies: LogEntry[]) => void>>();
  /** Why: a turn may be over before its replies are asked for, and its end is stored somewhat later. */
  private readonly over = new LRUCache<string, LogEntry[]>({ max: REMEMBERED, ttl: REMEMBERED_MS });

  finished(turnId: string, replies: LogEntry[]): void {
    this.over.set(turnId, replies);
    const listeners = this.waiting.get(turnId);
    this.waiting.delete(turnId);
    listeners?.forEach((listener) => listener(replies));
  }

  /** The turn's replies, or null when it has not ended here within the time. */
  wait(turnId: string, timeoutMs: number): Promise<LogEntry[] | null> {
    const known = this.over.get(turnId);
    if (known) return Promise.resolve(known);
    return new Promise((resolve) => {
      const listeners = this.waiting.get(turnId) ?? new Set();
      this.waiting.set(turnId, listeners);
      const done = (replies: LogEntry[] | null): void => {
        clearTimeout(timer);
        listeners.delete(listener);
        if (listeners.size === 0 && this.waiting.get(turnId) === listeners) this.waiting.delete(turnId);
        resolve(replies);
      };
      const listener = (replies: LogEntry[]): void => done(replies);
      const timer = setTimeout(() => done(null), timeoutMs);
      listeners.add(listener);
    });
  }
}
