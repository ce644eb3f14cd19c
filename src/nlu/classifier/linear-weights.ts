import type { VectorSpaceData } from '../features/vector-space';

/** Trained one-vs-rest weights: plain data with typed arrays. Feature f's weights are `starts[f]` up to `starts[f + 1]`. */
export interface LinearWeights {
  space: VectorSpaceData;
  intents: string[];
  bias: Float32Array;
  starts: Int32Array;
  classes: Uint16Array;
  weights: Float32Array;
}
