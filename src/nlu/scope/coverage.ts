/* eslint-disable @typescript-eslint/no-non-null-assertion -- Why: typed-array loops whose indexes are in range by construction */
import { NEAR, type FeatureBuffer } from '../features/feature-buffer';
import type { VectorSpaceData } from '../features/vector-space';

/** Which words which intent's questions hold: a Bloom filter over pairs of word and intent. */
export interface CoverageData {
  bits: Uint32Array;
}

/** Bits per pair: one in sixteen unknown pairs passes for known. */
const BITS_PER_PAIR = 16;
const FEWEST_BITS = 1024;
const GOLDEN = 0x9e3779b1;

/** Builds the filter; a pair is a word's hash and an intent's place, one after the other. */
export function buildCoverage(pairs: ArrayLike<number>): CoverageData {
  let size = FEWEST_BITS;
  while (size < (pairs.length / 2) * BITS_PER_PAIR) size *= 2;
  const bits = new Uint32Array(size / 32);
  for (let at = 0; at < pairs.length; at += 2) {
    const bit = bitOf(pairs[at]!, pairs[at + 1]!, bits.length);
    bits[bit >>> 5]! |= 1 << (bit & 31);
  }
  return { bits };
}

/**
 * How much of a text's words (weighed by rarity, 0 to 1) the intent's own questions hold.
 * `occurrences` gives each entry's feature number, -1 where no question showed it.
 */
export function coverageOf(
  { bits }: CoverageData,
  space: VectorSpaceData,
  buffer: FeatureBuffer,
  occurrences: Int32Array,
  intent: number,
): number {
  let total = 0;
  let held = 0;
  const words = countWholes(buffer);
  for (let word = 0; word < words; word++) {
    const at = placeOfWhole(buffer, word);
    if (at < 0) continue;
    const number = occurrences[at]!;
    const rarity = number < 0 ? space.strangeRarity : space.rarity[number]!;
    total += rarity;
    const bit = bitOf(buffer.hashes[at]!, intent, bits.length);
    if (number >= 0 && (bits[bit >>> 5]! & (1 << (bit & 31))) !== 0) held += rarity;
  }
  return total === 0 ? 0 : held / total;
}

/** Words where the language has them, else all features: ask {@link placeOfWhole} which of them count. */
export function countWholes({ groups, length }: FeatureBuffer): number {
  return groups > 0 ? groups : length;
}

/** Place of a whole word in the buffer (of a near feature where the language has no words); -1 for what is none. */
export function placeOfWhole({ groups, groupStarts, kinds }: FeatureBuffer, word: number): number {
  if (groups > 0) return groupStarts[word]!;
  return kinds[word] === NEAR ? word : -1;
}

function bitOf(hash: number, intent: number, words: number): number {
  let mixed = hash ^ Math.imul(intent + 1, GOLDEN);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) & (words * 32 - 1);
}
