/* eslint-disable @typescript-eslint/no-non-null-assertion -- Why: typed-array loops whose indexes are in range by construction */
import type { Neighbour } from '../../contract/understanding';
import type { VectorSpaceData } from '../features/vector-space';
import { Vectoriser } from '../features/vectoriser';
import { encodeAll } from '../training/matrix';

/** A known question: as people read it, and as the model does. */
export interface KnownQuestion {
  text: string;
  normalised: string;
  intent: string;
}

/** The known questions by their features, so that those like a text are found without looking at all of them. */
export class Neighbours {
  private readonly vectoriser: Vectoriser;
  /** Feature f's questions are `rows[starts[f]]` up to `rows[starts[f + 1]]`, with the feature's value in each. */
  private readonly starts: Int32Array;
  private readonly rows: Int32Array;
  private readonly values: Float32Array;
  private readonly similarities: Float32Array;

  constructor(
    space: VectorSpaceData,
    private readonly questions: readonly KnownQuestion[],
  ) {
    this.vectoriser = new Vectoriser(space);
    const matrix = encodeAll(
      space,
      questions.map(({ normalised }) => normalised),
    );
    this.starts = new Int32Array(matrix.columns + 1);
    for (const number of matrix.numbers) this.starts[number + 1]!++;
    for (let f = 0; f < matrix.columns; f++) this.starts[f + 1]! += this.starts[f]!;
    this.rows = new Int32Array(matrix.numbers.length);
    this.values = new Float32Array(matrix.numbers.length);
    this.similarities = new Float32Array(questions.length);
    const next = this.starts.slice();
    for (let row = 0; row < matrix.rows; row++) {
      for (let i = matrix.starts[row]!; i < matrix.starts[row + 1]!; i++) {
        const at = next[matrix.numbers[i]!]!++;
        this.rows[at] = row;
        this.values[at] = matrix.values[i]!;
      }
    }
  }

  /** The questions that are most like the normalised text, best first. */
  nearest(normalised: string, most: number): Neighbour[] {
    const { vectoriser, similarities, questions } = this;
    vectoriser.encode(normalised);
    similarities.fill(0);
    for (let i = 0; i < vectoriser.length; i++) {
      this.add(vectoriser.numbers[i]!, vectoriser.values[i]! * vectoriser.scale);
    }
    return Array.from(similarities.keys())
      .filter((row) => similarities[row]! > 0)
      .sort((a, b) => similarities[b]! - similarities[a]! || a - b)
      .slice(0, most)
      .map((row) => ({
        text: questions[row]!.text,
        intent: questions[row]!.intent,
        similarity: Math.min(1, Math.round(similarities[row]! * 100) / 100),
      }));
  }

  private add(feature: number, value: number): void {
    const end = this.starts[feature + 1]!;
    for (let at = this.starts[feature]!; at < end; at++)
      this.similarities[this.rows[at]!]! += value * this.values[at]!;
  }
}
