import { LRUCache } from 'lru-cache';
import type { Bus, Clock, Logger } from '../contract/ports';
import type { HandOff } from '../contract/desk';

/** A customer's typing is passed on at most this often, in ms. */
const EVERY_MS = 1_000;
const CONVERSATIONS_KEPT = 10_000;

interface Deps {
  desk: Pick<HandOff, 'current'>;
  bus: Bus;
  clock: Clock;
  logger: Logger;
}

/** Who is writing just now. A hint: it is kept nowhere and may get lost. */
export class Typing {
  private readonly lately = new LRUCache<string, number>({ max: CONVERSATIONS_KEPT });
  private readonly listeners = new Map<string, Set<() => void>>();
  private readonly unsubscribe: () => void;

  constructor(private readonly deps: Deps) {
    this.unsubscribe = deps.bus.subscribe('typing', ({ conversationId, from }) => {
      if (from === 'desk') this.listeners.get(conversationId)?.forEach((listener) => listener());
    });
  }

  /** Told to the agent who has the conversation; to nobody while the bot has it. */
  customer(conversationId: string): void {
    const now = this.deps.clock.now().getTime();
    if (now - (this.lately.get(conversationId) ?? -Infinity) < EVERY_MS) return;
    this.lately.set(conversationId, now);
    this.deps.desk.current(conversationId).then(
      (escalation) => {
        if (escalation?.state !== 'active') return;
        const { owner } = escalation;
        this.deps.bus.publish('typing', { conversationId, from: 'customer', owner });
      },
      (error: unknown) => this.deps.logger.warn({ conversationId, err: error }, 'typing was not passed on'),
    );
  }

  /** Calls the listener when the desk writes to this customer. */
  watch(conversationId: string, listener: () => void): () => void {
    const listeners = this.listeners.get(conversationId) ?? new Set<() => void>();
    this.listeners.set(conversationId, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.listeners.delete(conversationId);
    };
  }

  close(): void {
    this.unsubscribe();
  }
}
