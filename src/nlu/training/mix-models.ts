/* eslint-disable @typescript-eslint/no-non-null-assertion -- Why: typed-array loops whose indexes are in range by construction */
import type { LinearWeights } from '../classifier/linear-weights';
import { KernelMemory, LANES } from '../kernels/kernels';
import { marginFactor } from './join-factors';
import type { LowRankFactors } from './low-rank';
import type { Matrix } from './matrix';
import { quantise } from './quantise';
import { rowNorms, trainOneVsRest } from './svm';

/** How much of a mixed score the support vector machines say. Chosen on MASSIVE's valid rows and by cross-validation. */
const SVM_SHARE = 0.3;
const SVM = { cost: 1, positiveWeight: 3, tolerance: 0.1, maxPasses: 30 };

/** A weight for each feature and intent, `width` a feature, and each intent's bias. */
interface Dense {
  width: number;
  weights: Float32Array;
  bias: Float32Array;
}

/** Numbers a feature that a mixture of so many intents needs. */
export function mixedWidth(intents: number): number {
  return Math.ceil(intents / LANES) * LANES;
}

/**
 * The mean of low-rank models, mixed with one support vector machine an intent: both are linear, so one weight a
 * feature and intent holds them all. Scores are 1 where certain and -1 where there is nothing of the intent.
 */
export function mixModels(
  models: readonly LowRankFactors[],
  smoothing: number,
  matrix: Matrix,
  truths: Int32Array,
): Omit<LinearWeights, 'space' | 'intents'> {
  const count = models[0]!.bias.length;
  const width = mixedWidth(count);
  const learned = models[0]!.features.length / models[0]!.rank;
  const mixed: Dense = {
    width,
    weights: new Float32Array(learned * width),
    bias: new Float32Array(count).fill(SVM_SHARE - 1),
  };
  const factor = ((1 - SVM_SHARE) * marginFactor(count, smoothing)) / models.length;
  for (const model of models) addLowRank(mixed, model, factor);
  addVectorMachines(mixed, matrix, truths);
  return {
    rank: width,
    bias: mixed.bias,
    ...quantise(mixed.weights, width),
    outputs: identity(count, width),
  };
}

function addLowRank({ width, weights, bias }: Dense, model: LowRankFactors, factor: number): void {
  const { rank, features, intents } = model;
  const memory = new KernelMemory(intents.length + rank + bias.length);
  const table = memory.floats(intents.length);
  const row = memory.floats(rank);
  const products = memory.floats(bias.length);
  table.set(intents);
  for (let from = 0, to = 0; from < features.length; from += rank, to += width) {
    row.set(features.subarray(from, from + rank));
    memory.kernels.dots(products.byteOffset, table.byteOffset, row.byteOffset, bias.length, rank * 4);
    for (let intent = 0; intent < bias.length; intent++) weights[to + intent]! += products[intent]! * factor;
  }
  for (let intent = 0; intent < bias.length; intent++) bias[intent]! += model.bias[intent]! * factor;
}

function addVectorMachines({ width, weights, bias }: Dense, matrix: Matrix, truths: Int32Array): void {
  const norms = rowNorms(matrix);
  for (let intent = 0; intent < bias.length; intent++) {
    const isPositive = Uint8Array.from(truths, (truth) => (truth === intent ? 1 : 0));
    const column = trainOneVsRest(matrix, isPositive, norms, SVM);
    for (let at = intent, feature = 0; at < weights.length; at += width, feature++) {
      weights[at]! += SVM_SHARE * column[feature]!;
    }
    bias[intent]! += SVM_SHARE * column[matrix.columns]!;
  }
}

/** Each intent's score is its own sum. */
function identity(count: number, width: number): Float32Array {
  const outputs = new Float32Array(count * width);
  for (let intent = 0; intent < count; intent++) outputs[intent * width + intent] = 1;
  return outputs;
}
