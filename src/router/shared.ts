import type { Clock, Ids } from '../contract/ports';
import type { SharedRepository, SharedState } from '../contract/shared';
import { AppError } from '../contract/errors';

const LONGEST = 4096;

/** One channel's part of the state that all processes share. */
export function sharedState(
  name: string,
  repository: SharedRepository,
  { clock, ids }: { clock: Clock; ids: Ids },
): SharedState {
  const keyOf = (kind: string, key: string): string => `${name}:${kind}:${key}`;
  return {
    get: (key) => repository.get(keyOf('value', key), clock.now()),
    put(key, value, until) {
      if (value.length > LONGEST) {
        throw new AppError(
          'INTERNAL',
          `A shared value of ${name} is longer than ${String(LONGEST)} characters.`,
        );
      }
      return repository.put(keyOf('value', key), value, until);
    },
    async first(key, value, until) {
      const stored = await repository.claim(keyOf('value', key), value, clock.now(), until);
      // One that ended between the two was nobody's any more.
      return stored ? value : ((await repository.get(keyOf('value', key), clock.now())) ?? value);
    },
    once: (key, until) => repository.claim(keyOf('once', key), '1', clock.now(), until),
    async lock(key, ms, task) {
      const owner = ids.next();
      const now = clock.now();
      const until = new Date(now.getTime() + ms);
      if (!(await repository.claim(keyOf('lock', key), owner, now, until))) return null;
      try {
        return await task();
      } finally {
        await repository.drop(keyOf('lock', key), owner);
      }
    },
  };
}
