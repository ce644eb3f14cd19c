/* eslint-disable @typescript-eslint/no-non-null-assertion -- Why: typed-array loops whose indexes are in range by construction */
import type { LinearWeights } from '../classifier/linear-weights';
import type { LowRankFactors } from './low-rank';
import { quantise } from './quantise';

/** Puts models side by side into one whose scores are their mean, scaled so that 1 is certain and -1 has nothing of it. */
export function joinFactors(
  models: readonly LowRankFactors[],
  smoothing: number,
): Omit<LinearWeights, 'space' | 'intents'> {
  const rank = models.reduce((sum, model) => sum + model.rank, 0);
  const joined = join(models, rank, ({ features }) => features);
  const outputs = join(models, rank, ({ intents }) => intents);
  const count = outputs.length / rank;
  const factor = marginFactor(count, smoothing) / models.length;
  const bias = Float32Array.from({ length: count }, (_, intent) => {
    return models.reduce((sum, model) => sum + model.bias[intent]!, 0) * factor - 1;
  });
  return { rank, bias, ...quantise(joined, rank), outputs: outputs.map((weight) => weight * factor) };
}

/** Brings a score to the range of -1 to 1. Why: what a perfectly learned row's own intent scores above the others is 2. */
export function marginFactor(intents: number, smoothing: number): number {
  return 2 / Math.log(((1 - smoothing) * intents) / smoothing + 1);
}

function join(
  models: readonly LowRankFactors[],
  rank: number,
  rowsOf: (model: LowRankFactors) => Float32Array,
): Float32Array {
  const length = rowsOf(models[0]!).length / models[0]!.rank;
  const joined = new Float32Array(length * rank);
  let from = 0;
  for (const model of models) {
    const rows = rowsOf(model);
    for (let row = 0; row < length; row++) {
      joined.set(rows.subarray(row * model.rank, (row + 1) * model.rank), row * rank + from);
    }
    from += model.rank;
  }
  return joined;
}
