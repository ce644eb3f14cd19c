/**
 * Milliseconds before attempt `n` (0, 1, 2 ...): doubles from 1 s to 30 s, with jitter over the upper half,
 * so that a restarted server is not met by all customers at once.
 */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(30_000, 1000 * 2 ** Math.min(attempt, 5));
  return Math.round(ceiling * (0.5 + random() / 2));
}
