import type { Clock } from '../../src/contract/ports';

export interface Pacer {
  /** Takes the next turn to send and gives the ms until then; null when that is further off than `patienceMs`. */
  take(patienceMs: number): number | null;
}

/** Turns that are evenly spread: never more than `perMinute` in any minute, and no bursts. */
export function pacer(perMinute: number, clock: Clock): Pacer {
  const gap = 60_000 / perMinute;
  let free = 0;
  return {
    take(patienceMs) {
      const now = clock.now().getTime();
      const at = Math.max(now, free);
      if (at - now > patienceMs) return null;
      free = at + gap;
      return at - now;
    },
  };
}
