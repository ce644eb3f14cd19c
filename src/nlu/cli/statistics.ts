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
