/** Most features taken from one text: bounds the work that any text can cause. */
const CAPACITY = 8192;
const GROUPS = 1024;

/** What a feature is made of; a recipe weighs each kind. */
export const NEAR = 0;
export const WITHIN_WORD = 1;
export const FAR = 2;
/** Says again what another feature says already, less exactly: a stem, a topic. */
export const DERIVED = 3;
/** Stands for all features of a word of {@link KnownWords}, itself the first. */
export const KNOWN_WORD = 4;
export type FeatureKind = typeof NEAR | typeof WITHIN_WORD | typeof FAR | typeof DERIVED | typeof KNOWN_WORD;

/** Words that need not be taken apart; each has a number. */
export interface KnownWords {
  /** The word's number, -1 for another word. */
  find(hash: number): number;
  /** By the word's number, what its neighbours see of it. */
  stems: Int32Array;
  meanings: Int32Array;
  topical: Uint8Array;
}

/**
 * A reusable list of 32-bit feature hashes; what does not fit is dropped. A group is the run of features that are one
 * word's, the word itself first.
 */
export class FeatureBuffer {
  readonly hashes = new Int32Array(CAPACITY);
  readonly kinds = new Uint8Array(CAPACITY);
  length = 0;
  /** The word's number where the kind is {@link KNOWN_WORD}. */
  readonly words = new Int32Array(CAPACITY);
  readonly groupStarts = new Int32Array(GROUPS);
  groups = 0;

  constructor(readonly knownWords?: KnownWords) {}

  clear(): void {
    this.length = 0;
    this.groups = 0;
  }

  /** Adds a feature. */
  push(seed: number, kind: FeatureKind): void {
    if (this.length === CAPACITY) return;
    this.kinds[this.length] = kind;
    this.hashes[this.length++] = spread(seed);
  }

  /** Adds all features of a known word as one entry with the word's own hash. */
  pushWord(seed: number, word: number): void {
    this.words[this.length] = word;
    this.push(seed, KNOWN_WORD);
  }

  /** Declares everything pushed since `start` to be one group; one that was cut off is none. */
  closeGroup(start: number): void {
    if (this.groups === GROUPS || this.length === CAPACITY) return;
    this.groupStarts[this.groups++] = start;
  }
}

/** The finaliser of MurmurHash3 spreads the bits. 0 is reserved for "empty". */
function spread(seed: number): number {
  let hash = seed;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash ^= hash >>> 16;
  return hash === 0 ? 1 : hash;
}

/** Mixes one more unit into a rolling FNV-1a style hash. */
export function mix(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** Writes a text's features into the buffer. */
export type Extractor = (text: string, into: FeatureBuffer) => void;
