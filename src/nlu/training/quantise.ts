/* eslint-disable @typescript-eslint/no-non-null-assertion -- Why: typed-array loops whose indexes are in range by construction */
const STEPS = 127;

/** A byte a weight: each row in steps of its own size. */
export function quantise(rows: Float32Array, rank: number): { features: Int8Array; steps: Float32Array } {
  const features = new Int8Array(rows.length);
  const steps = new Float32Array(rows.length / rank);
  for (let row = 0; row < steps.length; row++) {
    const from = row * rank;
    let largest = 0;
    for (let at = from; at < from + rank; at++) largest = Math.max(largest, Math.abs(rows[at]!));
    const step = largest === 0 ? 1 : largest / STEPS;
    steps[row] = step;
    for (let at = from; at < from + rank; at++) features[at] = Math.round(rows[at]! / step);
  }
  return { features, steps };
}
