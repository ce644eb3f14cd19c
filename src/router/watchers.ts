import type { LogEntry, LogRepository } from '../contract/log';
import type { Bus, Logger } from '../contract/ports';

const READ_AT_MOST = 200;
type Listener = (entries: LogEntry[]) => void;

/** Who follows which conversation in this process. */
export class Watchers {
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly unsubscribe: () => void;

  constructor(bus: Bus, log: LogRepository, logger: Logger) {
    this.unsubscribe = bus.subscribe('log', ({ conversationId, first, entries }) => {
      if (!this.listeners.has(conversationId)) return;
      if (entries) {
        this.tell(conversationId, entries);
        return;
      }
      log.after(conversationId, first - 1, READ_AT_MOST).then(
        (read) => this.tell(conversationId, read),
        (error: unknown) => logger.warn({ conversationId, err: error }, 'new entries could not be read'),
      );
    });
  }

  watch(conversationId: string, listener: Listener): () => void {
    const listeners = this.listeners.get(conversationId) ?? new Set<Listener>();
    this.listeners.set(conversationId, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.listeners.delete(conversationId);
    };
  }

  close(): void {
    this.unsubscribe();
  }

  private tell(conversationId: string, entries: LogEntry[]): void {
    this.listeners.get(conversationId)?.forEach((listener) => listener(entries));
  }
}
