/* eslint-disable @typescript-eslint/no-non-null-assertion -- Why: typed-array loops whose indexes are in range by construction */
/** Weights nearer to zero than this do not change a decision and are left out. */
const NEGLIGIBLE = 1e-3;

export interface PackedWeights {
  bias: Float32Array;
  starts: Int32Array;
  classes: Uint16Array;
  weights: Float32Array;
}

/** Turns one dense column per intent (bias last) into rows per feature without the zeros. */
export function packWeights(columns: readonly Float32Array[], features: number): PackedWeights {
  const starts = new Int32Array(features + 1);
  for (const column of columns) {
    for (let f = 0; f < features; f++) if (Math.abs(column[f]!) >= NEGLIGIBLE) starts[f + 1]!++;
  }
  for (let f = 0; f < features; f++) starts[f + 1]! += starts[f]!;
  const total = starts[features] ?? 0;
  const classes = new Uint16Array(total);
  const weights = new Float32Array(total);
  const next = starts.slice();
  columns.forEach((column, intent) => {
    for (let f = 0; f < features; f++) {
      if (Math.abs(column[f]!) < NEGLIGIBLE) continue;
      const at = next[f]!++;
      classes[at] = intent;
      weights[at] = column[f]!;
    }
  });
  return { bias: Float32Array.from(columns, (column) => column[features] ?? 0), starts, classes, weights };
}
