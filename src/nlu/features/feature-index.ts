/** Feature hash to feature number: open addressing in typed arrays, so that it moves between threads for free. */
export interface FeatureIndexData {
  keys: Int32Array;
  values: Int32Array;
}

/** Builds the table for the given hashes; a hash's number is its place in the list. */
export function buildFeatureIndex(hashes: Int32Array): FeatureIndexData {
  let size = 16;
  while (size < hashes.length * 2) size *= 2;
  const keys = new Int32Array(size);
  const values = new Int32Array(size);
  const mask = size - 1;
  hashes.forEach((hash, number) => {
    let slot = hash & mask;
    while (keys[slot] !== 0) slot = (slot + 1) & mask;
    keys[slot] = hash;
    values[slot] = number;
  });
  return { keys, values };
}

/** The feature's number, or -1 when the training rows never showed it. */
export function featureNumber(index: FeatureIndexData, hash: number): number {
  const { keys, values } = index;
  const mask = keys.length - 1;
  let slot = hash & mask;
  for (;;) {
    const key = keys[slot];
    if (key === hash) return values[slot] ?? -1;
    if (key === 0 || key === undefined) return -1;
    slot = (slot + 1) & mask;
  }
}
