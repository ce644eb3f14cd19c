import type { VectorSpaceData } from '../features/vector-space';

/**
 * Trained weights of low rank: plain data with typed arrays. An intent's score is the dot product of its row with the
 * sum of the text's features' rows.
 */
export interface LinearWeights {
  space: VectorSpaceData;
  intents: string[];
  bias: Float32Array;
  /** Length of each row; a whole multiple of the kernels' lanes. */
  rank: number;
  /** A row per learned feature, in steps of the feature's size. */
  features: Int8Array;
  steps: Float32Array;
  /** A row per intent. */
  outputs: Float32Array;
}
