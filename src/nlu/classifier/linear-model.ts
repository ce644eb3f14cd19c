/* eslint-disable @typescript-eslint/no-non-null-assertion -- Why: typed-array loops whose indexes are in range by construction */
import { Vectoriser } from '../features/vectoriser';
import { KernelMemory, type Kernels } from '../kernels/kernels';
import type { LinearWeights } from './linear-weights';
import type { ScopeData } from '../scope/scope-model';

/** What held-out rows taught about this model. */
export interface Calibration {
  /** Divides margins before they are made into probabilities. */
  temperature: number;
  scope: ScopeData;
}

/** A model that is ready for use. */
export interface LinearModelData extends LinearWeights {
  calibration: Calibration;
}

/** Scores texts. One instance serves one thread: `margins` is overwritten by the next call. */
export class LinearScorer {
  /** Each intent's score: 1 where the text is like its questions, -1 where it has nothing of them. */
  readonly margins: Float32Array;
  readonly vectoriser: Vectoriser;
  private readonly kernels: Kernels;
  private readonly width: number;
  private readonly features: Float32Array;
  private readonly outputs: Float32Array;
  private readonly sum: Float32Array;
  private readonly numbers: Int32Array;
  private readonly values: Float32Array;

  constructor(private readonly model: LinearWeights) {
    const { space, rank, intents } = model;
    this.vectoriser = new Vectoriser(space);
    this.width = rank * 4;
    const longest = this.vectoriser.numbers.length;
    const memory = new KernelMemory(
      rank * (space.learned + intents.length + 1) + intents.length + 2 * longest,
    );
    this.kernels = memory.kernels;
    this.features = memory.floats(rank * space.learned);
    this.outputs = memory.floats(rank * intents.length);
    this.sum = memory.floats(rank);
    this.margins = memory.floats(intents.length);
    this.numbers = memory.integers(longest);
    this.values = memory.floats(longest);
    this.outputs.set(model.outputs);
    for (let at = 0; at < this.features.length; at++) {
      this.features[at] = model.features[at]! * model.steps[Math.floor(at / rank)]!;
    }
  }

  score(text: string): void {
    const { margins, vectoriser, model, kernels, sum, numbers, values, features, outputs, width } = this;
    vectoriser.encode(text);
    const count = this.pickLearned();
    sum.fill(0);
    kernels.gather(sum.byteOffset, features.byteOffset, numbers.byteOffset, values.byteOffset, count, width);
    kernels.dots(margins.byteOffset, outputs.byteOffset, sum.byteOffset, margins.length, width);
    for (let intent = 0; intent < margins.length; intent++) margins[intent]! += model.bias[intent]!;
  }

  private pickLearned(): number {
    const { numbers, values } = this;
    const { learned } = this.model.space;
    const { vectoriser } = this;
    let count = 0;
    for (let i = 0; i < vectoriser.length; i++) {
      if (vectoriser.numbers[i]! >= learned) continue;
      numbers[count] = vectoriser.numbers[i]!;
      values[count++] = vectoriser.values[i]! * vectoriser.scale;
    }
    return count;
  }
}
