import type { VectorSpaceData } from '../features/vector-space';
import { encodeAll, type Matrix } from '../training/matrix';
import { rowNorms, trainOneVsRest } from '../training/svm';
import { packForeign, withForeign } from './foreign-words';
import type { ScopeParts } from './scope-model';

/** Questions that strangers are held against; more only cost time. */
const MOST_QUESTIONS = 6000;
const OPTIONS = { cost: 1, positiveWeight: 3, tolerance: 0.1, maxPasses: 200 };
const STEPS = 127;
const EMPHASIS = 4;

export type StrangerColumn = Omit<ScopeParts, 'coverage'>;

/** Parts of the questions, by turns; what is learned without one has not seen it. */
export const QUESTION_PARTS = 4;
/** The same of strangers. */
export const STRANGER_PARTS = 2;

/**
 * Learns what strangers have in common that questions have not: weights per feature (those of the space, then those
 * that only named strangers show), the bias last.
 */
export class StrangerTrainer {
  private readonly wider: VectorSpaceData;
  private readonly questions: readonly string[];
  private readonly strangers: readonly string[];
  private readonly matrix: Matrix;

  /** Strangers that the content names count as often as `EMPHASIS` says. */
  constructor(
    private readonly space: VectorSpaceData,
    questions: readonly string[],
    { named, background }: { named: readonly string[]; background: readonly string[] },
  ) {
    this.questions = thin(questions, MOST_QUESTIONS);
    this.strangers = [...background, ...named];
    const again = Array.from({ length: EMPHASIS - 1 }, () => named).flat();
    this.wider = withForeign(space, named);
    this.matrix = encodeAll(this.wider, [...this.questions, ...this.strangers, ...again]);
  }

  /** The part of each question and stranger. */
  parts(): { questions: Map<string, number>; strangers: Map<string, number> } {
    const split = (texts: readonly string[], parts: number): Map<string, number> =>
      new Map(texts.map((text, at) => [text, at % parts]));
    return {
      questions: split(this.questions, QUESTION_PARTS),
      strangers: split(this.strangers, STRANGER_PARTS),
    };
  }

  /** Learns from everything but one part of the questions. */
  withoutQuestions(part: number): Float32Array {
    return this.train((row) => row >= this.questions.length || row % QUESTION_PARTS !== part);
  }

  /** Learns from everything but one part of the strangers. */
  withoutStrangers(part: number): Float32Array {
    return this.train((row) => row < this.questions.length || this.strangerOf(row) % STRANGER_PARTS !== part);
  }

  /** The mean of columns, in a byte per weight of the space. */
  pack(columns: readonly Float32Array[]): StrangerColumn {
    const mean = new Float32Array(this.wider.hashes.length + 1).map(
      (_, at) => columns.reduce((sum, column) => sum + (column[at] ?? 0), 0) / columns.length,
    );
    const features = mean.subarray(0, this.space.hashes.length);
    const largest = features.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
    const strangerStep = largest === 0 ? 1 : largest / STEPS;
    return {
      stranger: Int8Array.from(features, (weight) => Math.round(weight / strangerStep)),
      strangerStep,
      strangerBias: mean.at(-1) ?? 0,
      foreign: packForeign(this.wider, mean, features.length),
    };
  }

  /** The repeats follow the strangers, named ones alone. */
  private strangerOf(row: number): number {
    const { questions, strangers, matrix } = this;
    const at = row - questions.length;
    if (at < strangers.length) return at;
    const named = (matrix.rows - questions.length - strangers.length) / (EMPHASIS - 1);
    return strangers.length - named + ((at - strangers.length) % named);
  }

  private train(isUsed: (row: number) => boolean): Float32Array {
    const { questions, matrix } = this;
    const used = Array.from({ length: matrix.rows }, (_, row) => row).filter(isUsed);
    const part = rowsOf(matrix, used);
    const isStranger = Uint8Array.from(used, (row) => (row < questions.length ? 0 : 1));
    return trainOneVsRest(part, isStranger, rowNorms(part), OPTIONS);
  }
}

/** At most so many items, taken evenly. */
export function thin<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  const every = items.length / most;
  return Array.from({ length: most }, (_, at) => items[Math.floor(at * every)] as T);
}

function rowsOf(matrix: Matrix, rows: readonly number[]): Matrix {
  const starts = new Int32Array(rows.length + 1);
  const from = (row: number): number => matrix.starts[row] ?? 0;
  rows.forEach((row, at) => (starts[at + 1] = (starts[at] ?? 0) + from(row + 1) - from(row)));
  const total = starts[rows.length] ?? 0;
  const part = {
    ...matrix,
    rows: rows.length,
    starts,
    numbers: new Int32Array(total),
    values: new Float32Array(total),
  };
  rows.forEach((row, at) => {
    part.numbers.set(matrix.numbers.subarray(from(row), from(row + 1)), starts[at]);
    part.values.set(matrix.values.subarray(from(row), from(row + 1)), starts[at]);
  });
  return part;
}
