import { FeatureBuffer } from './feature-buffer';
import { buildFeatureIndex, featureNumber, type FeatureIndexData } from './feature-index';
import { RECIPES, type Recipe } from './recipes';
import { weightsOf, type VectorSpaceData } from './vector-space';

/** Turns texts into unit vectors. One instance serves one thread: its result is overwritten by the next call. */
export class Vectoriser {
  /** The text's features and groups in order. */
  readonly buffer = new FeatureBuffer();
  /** Feature number per entry of `buffer`; -1 where the training rows never showed it. */
  readonly occurrences: Int32Array;
  /** The distinct known features, and their values before they are multiplied by `scale`. */
  readonly numbers: Int32Array;
  readonly values: Float32Array;
  length = 0;
  /** Brings the vector to length 1. */
  scale = 0;
  /** Share of the text's features that the training rows showed, weighed by kind and rarity, 0 to 1. */
  known = 0;

  private readonly counts: Uint16Array;
  private readonly index: FeatureIndexData;
  private readonly weights: Float32Array;
  private readonly recipe: Recipe;
  private readonly squaredWeights: readonly number[];

  constructor(private readonly space: VectorSpaceData) {
    this.recipe = RECIPES[space.language];
    this.squaredWeights = this.recipe.weights.map((weight) => weight ** 2);
    this.counts = new Uint16Array(space.hashes.length);
    this.index = buildFeatureIndex(space.hashes);
    this.weights = weightsOf(space);
    this.occurrences = new Int32Array(this.buffer.hashes.length);
    this.numbers = new Int32Array(this.buffer.hashes.length);
    this.values = new Float32Array(this.buffer.hashes.length);
  }

  encode(text: string): void {
    const { buffer, space, counts, numbers, occurrences, squaredWeights } = this;
    const { knownWeights } = this.recipe;
    buffer.clear();
    this.recipe.extract(text, buffer);
    this.length = 0;
    let strange = 0;
    let knownMass = 0;
    let strangeMass = 0;
    for (let i = 0; i < buffer.length; i++) {
      const number = featureNumber(this.index, buffer.hashes[i] ?? 0);
      const kind = buffer.kinds[i] ?? 0;
      occurrences[i] = number;
      if (number < 0) {
        strange += squaredWeights[kind] ?? 0;
        strangeMass += knownWeights[kind] ?? 0;
        continue;
      }
      knownMass += (knownWeights[kind] ?? 0) * (space.rarity[number] ?? 0);
      const seen = counts[number] ?? 0;
      if (seen === 0) numbers[this.length++] = number;
      counts[number] = seen + 1;
    }
    const mass = knownMass + strangeMass * space.strangeRarity;
    this.known = mass === 0 ? 0 : knownMass / mass;
    this.weigh(this.recipe.idf ? strange * space.strangeRarity : strange);
  }

  /** Unknown features lengthen the vector, so that a text of mostly strange words comes near to no intent. */
  private weigh(strange: number): void {
    const { numbers, values, counts, weights, length } = this;
    const { binary } = this.recipe;
    let squares = strange;
    for (let i = 0; i < length; i++) {
      const number = numbers[i] ?? 0;
      const value = (binary ? 1 : (counts[number] ?? 0)) * (weights[number] ?? 0);
      counts[number] = 0;
      values[i] = value;
      squares += value * value;
    }
    this.scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
  }
}
