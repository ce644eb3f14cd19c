import type { Judged } from './figures';

export type Point = [x: number, y: number];

const POINTS = 100;

/** Accuracy among the accepted part of rows (y) when only the given share, the surest ones, is accepted (x). */
export function coverageAccuracy(rows: readonly Judged[]): Point[] {
  const sorted = [...rows].sort((a, b) => b.evidence - a.evidence);
  let right = 0;
  const points: Point[] = [];
  sorted.forEach(({ truth, guess }, at) => {
    if (truth === guess) right++;
    if (isTold(at, sorted.length)) points.push([(at + 1) / sorted.length, right / (at + 1)]);
  });
  return points;
}

/** Share of strangers that are noticed (y) when the given share of insiders is rejected (x). */
export function rejectionCurve(insiders: readonly Judged[], strangers: readonly Judged[]): Point[] {
  const inside = insiders.map(({ evidence }) => evidence).sort((a, b) => a - b);
  const outside = strangers.map(({ evidence }) => evidence).sort((a, b) => a - b);
  const points: Point[] = [[0, 0]];
  let caught = 0;
  inside.forEach((threshold, at) => {
    while (caught < outside.length && (outside[caught] ?? 0) <= threshold) caught++;
    if (isTold(at, inside.length)) points.push([(at + 1) / inside.length, caught / outside.length]);
  });
  return points;
}

/** The intents whose rows are most often taken for another, most often first. */
export function worstPairs(
  rows: readonly Judged[],
  most: number,
): { from: string; to: string; count: number }[] {
  const counts = new Map<string, { from: string; to: string; count: number }>();
  for (const { truth, guess } of rows) {
    if (truth === guess) continue;
    const pair = counts.get(`${truth}\n${guess}`) ?? { from: truth, to: guess, count: 0 };
    pair.count++;
    counts.set(`${truth}\n${guess}`, pair);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).slice(0, most);
}

function isTold(at: number, length: number): boolean {
  return (at + 1) % Math.ceil(length / POINTS) === 0 || at === length - 1;
}
