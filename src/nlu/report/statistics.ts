/** Share of the items for which the question holds, 0 to 1. */
export function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.length === 0 ? 0 : items.filter(holds).length / items.length;
}

/** Chance that a random insider scores above a random stranger (ties count half). */
export function areaUnderCurve(insiders: readonly number[], strangers: readonly number[]): number {
  const sorted = Float64Array.from(strangers).sort();
  let below = 0;
  for (const score of insiders)
    below += (countBelow(sorted, score, false) + countBelow(sorted, score, true)) / 2;
  return below / (insiders.length * strangers.length);
}

function countBelow(sorted: Float64Array, score: number, orEqual: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle] ?? 0;
    if (value < score || (orEqual && value === score)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Mean over all labels of either list of the harmonic mean of precision and recall. */
export function macroF1(pairs: readonly { truth: string; guess: string }[]): number {
  const counts = new Map<string, { right: number; true: number; guessed: number }>();
  const of = (label: string): { right: number; true: number; guessed: number } => {
    const known = counts.get(label) ?? { right: 0, true: 0, guessed: 0 };
    counts.set(label, known);
    return known;
  };
  for (const { truth, guess } of pairs) {
    of(truth).true++;
    of(guess).guessed++;
    if (truth === guess) of(truth).right++;
  }
  const scores = [...counts.values()].map((count) => (2 * count.right) / (count.true + count.guessed));
  return scores.length === 0 ? 0 : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** The middle figure. */
export function median(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[figures.length >> 1] ?? 0;
}
