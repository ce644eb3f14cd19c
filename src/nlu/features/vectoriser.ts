/* eslint-disable @typescript-eslint/no-non-null-assertion -- Why: typed-array loops whose indexes are in range by construction */
import { FeatureBuffer, KNOWN_WORD } from './feature-buffer';
import { buildFeatureIndex, featureNumber, type FeatureIndexData } from './feature-index';
import { RECIPES, type Recipe } from './recipes';
import { weightsOf, type VectorSpaceData } from './vector-space';
import type { WordTable } from './word-table';

/** Turns texts into unit vectors. One instance serves one thread: its result is overwritten by the next call. */
export class Vectoriser {
  /** The text's features and groups in order. */
  readonly buffer: FeatureBuffer;
  /** Feature number per entry of `buffer` (a known word's own); -1 where the training rows never showed it. */
  readonly occurrences: Int32Array;
  /** The distinct known features, and their values before they are multiplied by `scale`. */
  readonly numbers: Int32Array;
  readonly values: Float32Array;
  length = 0;
  /** Brings the vector to length 1. */
  scale = 0;
  /** Share of the text's features that the training rows showed, weighed by kind and rarity, 0 to 1. */
  known = 0;

  /** What each feature weighs that stands in a text once. */
  readonly weights: Float32Array;

  private readonly counts: Uint16Array;
  private readonly index: FeatureIndexData;
  private readonly recipe: Recipe;
  private readonly squaredWeights: Float64Array;
  private readonly knownWeights: Float64Array;

  /** Words of the table are not taken apart: the vector is the same, sooner. */
  constructor(
    private readonly space: VectorSpaceData,
    readonly table?: WordTable,
  ) {
    this.recipe = RECIPES[space.language];
    this.squaredWeights = Float64Array.from(this.recipe.weights, (weight) => weight ** 2);
    this.knownWeights = Float64Array.from(this.recipe.knownWeights);
    this.counts = new Uint16Array(space.hashes.length);
    this.index = buildFeatureIndex(space.hashes);
    this.weights = weightsOf(space);
    this.buffer = new FeatureBuffer(table);
    this.occurrences = new Int32Array(this.buffer.hashes.length);
    this.numbers = new Int32Array(space.hashes.length);
    this.values = new Float32Array(space.hashes.length);
  }

  encode(text: string): void {
    const { buffer, space, occurrences, squaredWeights, knownWeights, table } = this;
    buffer.clear();
    this.recipe.extract(text, buffer);
    this.length = 0;
    let strange = 0;
    let knownMass = 0;
    let strangeMass = 0;
    for (let i = 0; i < buffer.length; i++) {
      const kind = buffer.kinds[i]!;
      if (kind === KNOWN_WORD && table) {
        knownMass += this.addWord(table, buffer.words[i]!);
        occurrences[i] = table.numbers[table.starts[buffer.words[i]!]!]!;
        continue;
      }
      const number = featureNumber(this.index, buffer.hashes[i]!);
      occurrences[i] = number;
      if (number < 0) {
        strange += squaredWeights[kind]!;
        strangeMass += knownWeights[kind]!;
        continue;
      }
      knownMass += knownWeights[kind]! * space.rarity[number]!;
      this.add(number);
    }
    const mass = knownMass + strangeMass * space.strangeRarity;
    this.known = mass === 0 ? 0 : knownMass / mass;
    this.weigh(this.recipe.idf ? strange * space.strangeRarity : strange);
  }

  /** Counts all features of a known word; returns what they add to the known mass. */
  private addWord({ starts, numbers, masses }: WordTable, word: number): number {
    const end = starts[word + 1]!;
    for (let at = starts[word]!; at < end; at++) this.add(numbers[at]!);
    return masses[word]!;
  }

  private add(number: number): void {
    const { counts } = this;
    if (counts[number]! === 0) this.numbers[this.length++] = number;
    counts[number]!++;
  }

  /** Unknown features lengthen the vector, so that a text of mostly strange words comes near to no intent. */
  private weigh(strange: number): void {
    const { numbers, values, counts, weights, length } = this;
    const { binary } = this.recipe;
    let squares = strange;
    for (let i = 0; i < length; i++) {
      const number = numbers[i]!;
      const value = (binary ? 1 : counts[number]!) * weights[number]!;
      counts[number] = 0;
      values[i] = value;
      squares += value * value;
    }
    this.scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
  }
}
