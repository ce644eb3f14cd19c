import { AppError } from '../contract/errors';
import type { StudioDeps } from './deps';

const LEASE_MS = 30_000;
/** Three beats may be lost. */
const BEAT_MS = LEASE_MS / 4;

type Deps = Pick<StudioDeps, 'store' | 'clock' | 'logger' | 'ids'>;

/** Told by the work under a lease how far it is. */
export type Beat = (word: string) => void;

/**
 * Runs work that one process of the installation may do at a time; null when another one does it. While it runs the
 * lease is renewed with the newest word; a process that dies leaves it to the others after half a minute.
 */
export async function underLease<T>(
  { store: { shared }, clock, logger, ids }: Deps,
  key: string,
  work: (beat: Beat) => Promise<T>,
): Promise<{ result: T } | null> {
  const owner = ids.next();
  let word = '';
  const until = (): Date => new Date(clock.now().getTime() + LEASE_MS);
  const value = (): string => JSON.stringify({ owner, word });
  if (!(await shared.claim(key, value(), clock.now(), until()))) return null;
  let writing: Promise<void> = Promise.resolve();
  const write = (): void => {
    writing = writing
      .then(() => shared.put(key, value(), until()))
      .catch((error: unknown) => logger.warn({ key, err: error }, 'a lease was not renewed'));
  };
  const timer = setInterval(write, BEAT_MS).unref();
  try {
    return {
      result: await work((said) => {
        if (said === word) return;
        word = said;
        write();
      }),
    };
  } finally {
    clearInterval(timer);
    await writing;
    await shared.drop(key, value());
  }
}

/** The last word of whoever holds the lease; null when nobody does. */
export async function wordOf(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  key: string,
): Promise<string | null> {
  const held = await store.shared.get(key, clock.now());
  return held === null ? null : (JSON.parse(held) as { word: string }).word;
}

/** What changes what is live happens one at a time; CONFLICT while somebody else does it. */
export async function publishing<T>(deps: Deps, work: () => Promise<T>): Promise<T> {
  const done = await underLease(deps, 'studio:publishing', work);
  if (done) return done.result;
  throw new AppError('CONFLICT', 'Somebody publishes at this moment; try again.', { retryAfter: 1 });
}
