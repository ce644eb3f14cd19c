/* eslint-disable @typescript-eslint/no-non-null-assertion -- Why: typed-array loops whose indexes are in range by construction */
import { describeWord } from './english';
import { FeatureBuffer, type KnownWords } from './feature-buffer';
import { buildFeatureIndex, featureNumber, type FeatureIndexData } from './feature-index';
import { RECIPES } from './recipes';
import type { VectorSpaceData } from './vector-space';

/** Words beyond so many are taken apart each time: bounds memory. */
const MOST_WORDS = 8192;

/**
 * The English words of the questions, taken apart once: which features each one makes, and what its neighbours see of it.
 * Held in memory only; a word of which the model does not know every feature is not in it.
 */
export class WordTable implements KnownWords {
  readonly stems: Int32Array;
  readonly meanings: Int32Array;
  readonly topical: Uint8Array;
  /** Where each word's features begin in `numbers`; one entry more than there are words. */
  readonly starts: Int32Array;
  /** Feature numbers, one per occurrence; a word's first is the word itself. */
  readonly numbers: Int32Array;
  /** What each word adds to the known mass of a text. */
  readonly masses: Float64Array;
  private readonly index: FeatureIndexData;

  constructor(space: VectorSpaceData, words: Iterable<string>) {
    const features = buildFeatureIndex(space.hashes);
    const { knownWeights } = RECIPES[space.language];
    const buffer = new FeatureBuffer();
    const found = new Map<number, { stem: number; meaning: number; hasTopic: boolean }>();
    const starts = [0];
    const numbers: number[] = [];
    const masses: number[] = [];
    for (const word of words) {
      if (found.size === MOST_WORDS) break;
      buffer.clear();
      const token = describeWord(word, buffer);
      const own = Array.from(buffer.hashes.subarray(0, buffer.length), (hash) =>
        featureNumber(features, hash),
      );
      if (token.word === 0 || found.has(token.word) || own.includes(-1)) continue;
      found.set(token.word, { ...token });
      starts.push(numbers.push(...own));
      masses.push(
        own.reduce((sum, number, at) => sum + knownWeights[buffer.kinds[at] as 0] * space.rarity[number]!, 0),
      );
    }
    const tokens = [...found.values()];
    this.index = buildFeatureIndex(Int32Array.from(found.keys()));
    this.starts = Int32Array.from(starts);
    this.numbers = Int32Array.from(numbers);
    this.masses = Float64Array.from(masses);
    this.stems = Int32Array.from(tokens, ({ stem }) => stem);
    this.meanings = Int32Array.from(tokens, ({ meaning }) => meaning);
    this.topical = Uint8Array.from(tokens, ({ hasTopic }) => (hasTopic ? 1 : 0));
  }

  get size(): number {
    return this.stems.length;
  }

  find(hash: number): number {
    return hash === 0 ? -1 : featureNumber(this.index, hash);
  }
}
