import { Vectoriser, type VectorSpaceData } from '../features/vector-space';
import type { Calibration } from './scope';

/** A trained one-vs-rest model: plain data with typed arrays. Feature f's weights are `starts[f]` up to `starts[f + 1]`. */
export interface LinearModelData {
  space: VectorSpaceData;
  intents: string[];
  bias: Float32Array;
  starts: Int32Array;
  classes: Uint16Array;
  weights: Float32Array;
  calibration: Calibration;
}

/** The trained weights before calibration. */
export type LinearWeights = Omit<LinearModelData, 'calibration'>;

/** Scores texts. One instance serves one thread: `margins` is overwritten by the next call. */
export class LinearScorer {
  readonly margins: Float32Array;
  readonly vectoriser: Vectoriser;

  constructor(private readonly model: LinearWeights) {
    this.margins = new Float32Array(model.intents.length);
    this.vectoriser = new Vectoriser(model.space);
  }

  /** Fills `margins` with each intent's distance from its border; above 0 is inside. */
  score(text: string): void {
    const { margins, vectoriser, model } = this;
    const { starts, classes, weights } = model;
    vectoriser.encode(text);
    const { numbers, values, length } = vectoriser;
    margins.set(model.bias);
    for (let i = 0; i < length; i++) {
      const number = numbers[i]!;
      const value = values[i]!;
      const end = starts[number + 1]!;
      for (let at = starts[number]!; at < end; at++) margins[classes[at]!]! += weights[at]! * value;
    }
  }
}
