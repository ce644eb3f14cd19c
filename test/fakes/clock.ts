import type { Clock } from '../../src/contract/ports';

export interface FakeClock extends Clock {
  advance(milliseconds: number): void;
}

/** A clock that moves when told to. */
export function fakeClock(start = Date.now()): FakeClock {
  let now = start;
  return { now: () => new Date(now), advance: (milliseconds) => void (now += milliseconds) };
}
