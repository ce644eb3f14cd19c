/* eslint-disable @typescript-eslint/no-non-null-assertion -- Why: typed-array loops whose indexes are in range by construction */
import { KernelMemory, type Kernels } from '../kernels/kernels';
import type { Matrix } from './matrix';
import { seededRandom, shuffle } from './random';

export interface LowRankOptions {
  /** Numbers between features and intents; a whole multiple of the kernels' lanes. */
  rank: number;
  epochs: number;
  /** Learning rate of the features' rows, and of the intents'. */
  featureRate: number;
  intentRate: number;
  /** Share of a row's features that is left out each time it is looked at. */
  dropout: number;
  /** Share of certainty that is spread over all intents. */
  smoothing: number;
  seed: number;
}

/** One row of `rank` numbers per feature and per intent; an intent's score is the dot product of both sums. */
export interface LowRankFactors {
  rank: number;
  features: Float32Array;
  intents: Float32Array;
  bias: Float32Array;
}

/** Errors below this do not move an intent's row. */
const NEGLIGIBLE = 3e-3;
const FEATURE_SPREAD = 0.05;
const INTENT_SPREAD = 0.5;
/** Keeps a step finite before any gradient was seen. */
const TINY = 1e-8;
/** Last share of the learning rate. */
const FINAL_RATE = 0.1;
const BIAS_RATE = 0.1;

/**
 * Multinomial regression of low rank by AdaGrad with one step size a row (Duchi et al., 2011), with dropout on features.
 * Learns from features numbered below `learned`; `truths` gives each row's intent.
 */
export function trainLowRank(
  matrix: Matrix,
  truths: Int32Array,
  learned: number,
  intents: number,
  options: LowRankOptions,
): LowRankFactors {
  const descent = new Descent(matrix, truths, learned, intents, options);
  const order = Int32Array.from(truths, (_, row) => row);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, order.length, descent.random);
    descent.pace = 1 - (epoch / options.epochs) * (1 - FINAL_RATE);
    for (const row of order) descent.visit(row);
  }
  return descent.factors();
}

class Descent {
  /** What the learning rates are multiplied with. */
  pace = 1;
  readonly random: () => number;
  private readonly kernels: Kernels;
  private readonly width: number;
  private readonly featureRows: Float32Array;
  private readonly intentRows: Float32Array;
  private readonly sum: Float32Array;
  private readonly slope: Float32Array;
  private readonly scores: Float32Array;
  private readonly active: Int32Array;
  private readonly values: Float32Array;
  private readonly wrong: Int32Array;
  private readonly errors: Float32Array;
  private readonly bias: Float32Array;
  private readonly featureSquares: Float32Array;
  private readonly intentSquares: Float32Array;
  private activeCount = 0;
  private wrongCount = 0;

  constructor(
    private readonly matrix: Matrix,
    private readonly truths: Int32Array,
    private readonly learned: number,
    intents: number,
    private readonly options: LowRankOptions,
  ) {
    const { rank } = options;
    const longest = longestRow(matrix);
    const memory = new KernelMemory(rank * (learned + intents + 2) + 3 * intents + 2 * longest);
    this.kernels = memory.kernels;
    this.width = rank * 4;
    this.random = seededRandom(options.seed);
    this.featureRows = memory.floats(rank * learned);
    this.intentRows = memory.floats(rank * intents);
    this.sum = memory.floats(rank);
    this.slope = memory.floats(rank);
    this.scores = memory.floats(intents);
    this.wrong = memory.integers(intents);
    this.errors = memory.floats(intents);
    this.active = memory.integers(longest);
    this.values = memory.floats(longest);
    this.bias = new Float32Array(intents);
    this.featureSquares = new Float32Array(learned).fill(TINY);
    this.intentSquares = new Float32Array(intents).fill(TINY);
    this.scatterAtRandom(this.featureRows, FEATURE_SPREAD);
    this.scatterAtRandom(this.intentRows, INTENT_SPREAD / Math.sqrt(rank));
  }

  /** Learns from one row. */
  visit(row: number): void {
    this.pickFeatures(row);
    if (this.activeCount === 0) return;
    const { kernels, sum, slope, scores, intentRows, featureRows, active, values, wrong, errors, width } =
      this;
    sum.fill(0);
    kernels.gather(
      sum.byteOffset,
      featureRows.byteOffset,
      active.byteOffset,
      values.byteOffset,
      this.activeCount,
      width,
    );
    kernels.dots(scores.byteOffset, intentRows.byteOffset, sum.byteOffset, scores.length, width);
    this.findErrors(this.truths[row]!);
    slope.fill(0);
    kernels.gather(
      slope.byteOffset,
      intentRows.byteOffset,
      wrong.byteOffset,
      errors.byteOffset,
      this.wrongCount,
      width,
    );
    this.pickIntentSteps();
    kernels.scatter(
      sum.byteOffset,
      intentRows.byteOffset,
      wrong.byteOffset,
      errors.byteOffset,
      this.wrongCount,
      width,
    );
    this.pickFeatureSteps();
    kernels.scatter(
      slope.byteOffset,
      featureRows.byteOffset,
      active.byteOffset,
      values.byteOffset,
      this.activeCount,
      width,
    );
  }

  factors(): LowRankFactors {
    const { featureRows, intentRows, bias } = this;
    return { rank: this.options.rank, features: featureRows, intents: intentRows, bias };
  }

  private scatterAtRandom(into: Float32Array, spread: number): void {
    // Why: the sum of four even numbers is near enough to a bell curve, and quicker than a logarithm and a cosine.
    const { random } = this;
    for (let i = 0; i < into.length; i++) {
      into[i] = (random() + random() + random() + random() - 2) * Math.sqrt(3) * spread;
    }
  }

  /** Leaves out some features and brings the rest to length 1. */
  private pickFeatures(row: number): void {
    const { active, values, learned, random } = this;
    const { starts, numbers, values: all } = this.matrix;
    const { dropout } = this.options;
    const end = starts[row + 1]!;
    let count = 0;
    let squares = 0;
    for (let i = starts[row]!; i < end; i++) {
      const number = numbers[i]!;
      if (number >= learned || random() < dropout) continue;
      active[count] = number;
      values[count++] = all[i]!;
      squares += all[i]! ** 2;
    }
    const scale = 1 / Math.sqrt(squares);
    for (let i = 0; i < count; i++) values[i]! *= scale;
    this.activeCount = count;
  }

  /** Each intent's probability less its target, where that is worth a step. */
  private findErrors(truth: number): void {
    const { scores, bias, wrong, errors } = this;
    const { smoothing } = this.options;
    const most = largestWith(scores, bias);
    let sum = 0;
    for (let intent = 0; intent < scores.length; intent++) {
      scores[intent] = Math.exp(scores[intent]! + bias[intent]! - most);
      sum += scores[intent]!;
    }
    const share = smoothing / scores.length;
    let count = 0;
    for (let intent = 0; intent < scores.length; intent++) {
      const error = scores[intent]! / sum - share - (intent === truth ? 1 - smoothing : 0);
      if (Math.abs(error) < NEGLIGIBLE) continue;
      wrong[count] = intent;
      errors[count++] = error;
    }
    this.wrongCount = count;
  }

  /** Turns errors into steps of the intents' rows. */
  private pickIntentSteps(): void {
    const { wrong, errors, intentSquares, bias, sum } = this;
    const mean = meanSquare(sum);
    for (let i = 0; i < this.wrongCount; i++) {
      const intent = wrong[i]!;
      const error = errors[i]!;
      intentSquares[intent]! += error * error * mean;
      const step = (-this.options.intentRate * this.pace * error) / Math.sqrt(intentSquares[intent]!);
      errors[i] = step;
      bias[intent]! += step * BIAS_RATE;
    }
  }

  /** Turns values into steps of the features' rows. */
  private pickFeatureSteps(): void {
    const { active, values, featureSquares, slope } = this;
    const mean = meanSquare(slope);
    for (let i = 0; i < this.activeCount; i++) {
      const feature = active[i]!;
      const value = values[i]!;
      featureSquares[feature]! += value * value * mean;
      values[i] = (-this.options.featureRate * this.pace * value) / Math.sqrt(featureSquares[feature]!);
    }
  }
}

function longestRow({ starts }: Matrix): number {
  let longest = 0;
  for (let row = 1; row < starts.length; row++) longest = Math.max(longest, starts[row]! - starts[row - 1]!);
  return longest;
}

function largestWith(scores: Float32Array, bias: Float32Array): number {
  let most = -Infinity;
  for (let i = 0; i < scores.length; i++) most = Math.max(most, scores[i]! + bias[i]!);
  return most;
}

function meanSquare(row: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < row.length; i++) sum += row[i]! * row[i]!;
  return sum / row.length;
}
