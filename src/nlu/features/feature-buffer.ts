/** Most features taken from one text: bounds the work that any text can cause. */
const CAPACITY = 8192;

/** A reusable list of 32-bit feature hashes; what does not fit is dropped. */
export class FeatureBuffer {
  readonly hashes = new Int32Array(CAPACITY);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  /** Adds a feature; the finaliser of MurmurHash3 spreads its bits. 0 is reserved for "empty". */
  push(seed: number): void {
    if (this.length === CAPACITY) return;
    let hash = seed;
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
    this.hashes[this.length++] = hash === 0 ? 1 : hash;
  }
}

/** Mixes one more unit into a rolling FNV-1a style hash. */
export function mix(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** Writes a text's features into the buffer. */
export type Extractor = (text: string, into: FeatureBuffer) => void;
