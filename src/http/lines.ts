import { LRUCache } from 'lru-cache';
import type { Escalation } from '../contract/escalation';
import type { HttpStore } from './deps';

/** More are not read by anybody; their number stands beside. */
const LISTED = 200;
/** Why so short: a thousand consoles share one reading, and nobody sees that it is not their own. In ms. */
const SHARED_MS = 250;
const MOST_SETS = 500;

/** Who waits in some queues, in the order of service. */
export interface Line {
  /** The lists may be newer than this event, but never older. */
  lastEventId: number;
  waiting: Escalation[];
  /** By queue. */
  counts: Map<string, number>;
}

export interface Lines {
  /** No queues: all of them. */
  of(queues: string[]): Promise<Line>;
}

/** Readings of the queues that all readers of a moment share. */
export function createLines({ escalations, events }: Pick<HttpStore, 'escalations' | 'events'>): Lines {
  const shared = new LRUCache<string, Promise<Line>>({ max: MOST_SETS });

  async function read(queues: string[]): Promise<Line> {
    const lastEventId = await events.last();
    const [waiting, counts] = await Promise.all([
      escalations.list({ states: ['waiting'], ...(queues.length > 0 ? { queues } : {}) }, LISTED),
      escalations.countWaiting(),
    ]);
    return { lastEventId, waiting, counts };
  }

  return {
    of(queues) {
      const key = queues.join('\n');
      const known = shared.get(key);
      if (known) return known;
      const line = read(queues);
      shared.set(key, line);
      const forget = (): boolean => shared.delete(key);
      line.then(() => setTimeout(forget, SHARED_MS).unref(), forget);
      return line;
    },
  };
}
