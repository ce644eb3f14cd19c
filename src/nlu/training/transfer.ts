import type { LinearModelData } from '../classifier/linear-model';

/** The model's buffers, for postMessage's transfer list. */
export function transferables(model: LinearModelData): ArrayBuffer[] {
  const { space, bias, starts, classes, weights } = model;
  const arrays = [space.index.keys, space.index.values, space.idf, bias, starts, classes, weights];
  return arrays.map((array) => array.buffer as ArrayBuffer);
}
