import type { LinearModelData } from '../classifier/linear-model';

/** The model's buffers, for postMessage's transfer list. */
export function transferables(model: LinearModelData): ArrayBuffer[] {
  const { space, bias, features, steps, outputs } = model;
  const { index, idf, rarity, groups } = space;
  const words = [groups.index.keys, groups.index.values, groups.starts, groups.numbers];
  const arrays = [index.keys, index.values, idf, rarity, ...words, bias, features, steps, outputs];
  return arrays.map((array) => array.buffer as ArrayBuffer);
}
