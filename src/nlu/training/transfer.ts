import type { LinearModelData } from '../classifier/linear-model';

/** The model's buffers, for postMessage's transfer list. */
export function transferables(model: LinearModelData): ArrayBuffer[] {
  const { space, bias, features, steps, outputs } = model;
  const { hashes, kinds, rarity } = space;
  const arrays = [hashes, kinds, rarity, bias, features, steps, outputs];
  return arrays.map((array) => array.buffer as ArrayBuffer);
}
