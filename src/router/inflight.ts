import type { LogEntry } from '../contract/log';

/** Turns that run in this process, so that a repeat can wait for the first one's replies. */
export class Inflight {
  private readonly waiting = new Map<string, Set<(replies: LogEntry[]) => void>>();

  finished(turnId: string, replies: LogEntry[]): void {
    const listeners = this.waiting.get(turnId);
    this.waiting.delete(turnId);
    listeners?.forEach((listener) => listener(replies));
  }

  /** The turn's replies, or null when it has not ended here within the time. */
  wait(turnId: string, timeoutMs: number): Promise<LogEntry[] | null> {
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
