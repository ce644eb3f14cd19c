import {
  QUARTER_MS,
  TALLY_KINDS,
  type Tally,
  type TallyKind,
  type TallyRepository,
} from '../../contract/figures';
import type { Clock, Logger } from '../../contract/ports';

const FLUSH_MS = 5_000;
/** Should the store not answer for long, the oldest are given up. */
const MOST_KEPT = 2_000;
const KINDS: ReadonlySet<string> = new Set(TALLY_KINDS);

export interface TallyCounter {
  /** Counts one more; `at`: when, if not now. What is not tallied is let be. */
  count(kind: string, channel: string, at?: Date): void;
  /** Writes what has been counted. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

interface Deps {
  tallies: Pick<TallyRepository, 'add'>;
  clock: Clock;
  logger: Logger;
  /** @defaultValue 5,000 */
  everyMs?: number;
}

/**
 * Counts in memory and writes every few seconds: a message costs no write of its own. A process that is killed takes the last
 * seconds' counts with it; one that is stopped writes them.
 */
export function createTallyCounter({ tallies, clock, logger, everyMs = FLUSH_MS }: Deps): TallyCounter {
  let kept = new Map<string, Tally>();
  let writing = Promise.resolve();

  function add({ at, channel, counts }: Tally): void {
    const key = `${at.getTime()}|${channel}`;
    const known = kept.get(key) ?? { at, channel, counts: {} };
    kept.set(key, known);
    for (const [kind, n] of Object.entries(counts) as [TallyKind, number][]) {
      known.counts[kind] = (known.counts[kind] ?? 0) + n;
    }
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  }

  async function write(): Promise<void> {
    const taken = [...kept.values()];
    if (taken.length === 0) return;
    kept = new Map();
    try {
      await tallies.add(taken);
    } catch (error) {
      logger.warn({ err: error, tallies: taken.length }, 'tallies could not be written, and are kept');
      taken.forEach(add);
    }
  }

  const flush = (): Promise<void> => (writing = writing.then(write));
  const timer = setInterval(() => void flush(), everyMs);
  timer.unref();
  return {
    count(kind, channel, when = clock.now()) {
      if (!KINDS.has(kind)) return;
      const at = new Date(Math.floor(when.getTime() / QUARTER_MS) * QUARTER_MS);
      add({ at, channel, counts: { [kind]: 1 } });
    },
    flush,
    async close() {
      clearInterval(timer);
      await flush();
    },
  };
}
