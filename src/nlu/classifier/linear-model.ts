/* eslint-disable @typescript-eslint/no-non-null-assertion -- Why: typed-array loops whose indexes are in range by construction */
import { KNOWN_WORD } from '../features/feature-buffer';
import { Vectoriser } from '../features/vectoriser';
import { KernelMemory, type Kernels } from '../kernels/kernels';
import { WordTable } from '../features/word-table';
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
  /** A row per learned feature, then one per word of the vectoriser's table: the sum of its features' rows. */
  private readonly rows: Float32Array;
  private readonly outputs: Float32Array;
  private readonly sum: Float32Array;
  private readonly numbers: Int32Array;
  private readonly values: Float32Array;

  /** `words` of the questions, where they are known, make scoring of English some three times as fast. */
  constructor(
    private readonly model: LinearWeights,
    words?: Iterable<string>,
  ) {
    const { space, rank, intents } = model;
    const table = words && space.language === 'en' ? new WordTable(space, words) : undefined;
    this.vectoriser = new Vectoriser(space, table);
    this.width = rank * 4;
    const longest = this.vectoriser.occurrences.length;
    const rows = space.learned + (table?.size ?? 0);
    const memory = new KernelMemory(rank * (rows + intents.length + 1) + intents.length + 2 * longest);
    this.kernels = memory.kernels;
    this.rows = memory.floats(rank * rows);
    this.outputs = memory.floats(rank * intents.length);
    this.sum = memory.floats(rank);
    this.margins = memory.floats(intents.length);
    this.numbers = memory.integers(longest);
    this.values = memory.floats(longest);
    this.outputs.set(model.outputs);
    for (let at = 0; at < rank * space.learned; at++) {
      this.rows[at] = model.features[at]! * model.steps[Math.floor(at / rank)]!;
    }
    if (table) for (let word = 0; word < table.size; word++) this.sumWord(table, word);
  }

  score(text: string): void {
    const { margins, vectoriser, model, kernels, sum, outputs, width } = this;
    vectoriser.encode(text);
    sum.fill(0);
    this.gather(sum.byteOffset, vectoriser.table ? this.pickOccurrences() : this.pickDistinct());
    kernels.dots(margins.byteOffset, outputs.byteOffset, sum.byteOffset, margins.length, width);
    for (let intent = 0; intent < margins.length; intent++) margins[intent]! += model.bias[intent]!;
  }

  private gather(into: number, count: number): void {
    const { kernels, rows, numbers, values, width } = this;
    kernels.gather(into, rows.byteOffset, numbers.byteOffset, values.byteOffset, count, width);
  }

  private sumWord({ starts, numbers }: WordTable, word: number): void {
    const { learned } = this.model.space;
    let count = 0;
    for (let at = starts[word]!; at < starts[word + 1]!; at++) {
      if (numbers[at]! < learned)
        count = this.pick(count, numbers[at]!, this.vectoriser.weights[numbers[at]!]!);
    }
    this.gather(this.rows.byteOffset + (learned + word) * this.width, count);
  }

  private pickDistinct(): number {
    const { learned } = this.model.space;
    const { vectoriser } = this;
    let count = 0;
    for (let i = 0; i < vectoriser.length; i++) {
      const number = vectoriser.numbers[i]!;
      if (number < learned) count = this.pick(count, number, vectoriser.values[i]! * vectoriser.scale);
    }
    return count;
  }

  /** Known words as wholes, and all other features as often as they stand in the text. */
  private pickOccurrences(): number {
    const { learned } = this.model.space;
    const { buffer, occurrences, weights, scale } = this.vectoriser;
    let count = 0;
    for (let i = 0; i < buffer.length; i++) {
      const number = occurrences[i]!;
      if (buffer.kinds[i] === KNOWN_WORD) count = this.pick(count, learned + buffer.words[i]!, scale);
      else if (number >= 0 && number < learned) count = this.pick(count, number, weights[number]! * scale);
    }
    return count;
  }

  private pick(count: number, number: number, value: number): number {
    this.numbers[count] = number;
    this.values[count] = value;
    return count + 1;
  }
}
