/* eslint-disable @typescript-eslint/no-non-null-assertion -- Why: typed-array loops whose indexes are in range by construction */
import { buildFeatureIndex, featureNumber, type FeatureIndexData } from '../features/feature-index';
import { learnVectorSpace, weightsOf, type VectorSpaceData } from '../features/vector-space';
import type { Vectoriser } from '../features/vectoriser';

/** Features that named strangers show and no question does, such as those of another firm's name. */
export interface ForeignData {
  hashes: Int32Array;
  /** How much one occurrence speaks for a stranger, before it is multiplied by the vector's scale. */
  weights: Float32Array;
}

/** The space with the texts' own features added at the end; vectors stay as long as they were. */
export function withForeign(space: VectorSpaceData, texts: readonly string[]): VectorSpaceData {
  const known = buildFeatureIndex(space.hashes);
  const { hashes, kinds } = learnVectorSpace(space.language, texts);
  const isForeign = (_: number, at: number): boolean => featureNumber(known, hashes[at]!) < 0;
  const foreign = hashes.filter(isForeign);
  return {
    ...space,
    hashes: Int32Array.from([...space.hashes, ...foreign]),
    kinds: Uint8Array.from([...space.kinds, ...kinds.filter(isForeign)]),
    rarity: Float32Array.from([
      ...space.rarity,
      ...new Float32Array(foreign.length).fill(space.strangeRarity),
    ]),
  };
}

/** What a column over such a space says about the features that were added from `first` on. */
export function packForeign(space: VectorSpaceData, column: Float32Array, first: number): ForeignData {
  const values = weightsOf(space);
  const hashes = space.hashes.slice(first);
  return { hashes, weights: Float32Array.from(hashes, (_, at) => column[first + at]! * values[first + at]!) };
}

/** Looks for foreign features in what a vectoriser has just encoded. */
export class ForeignWords {
  private readonly index: FeatureIndexData;

  constructor(private readonly data: ForeignData) {
    this.index = buildFeatureIndex(data.hashes);
  }

  /** The weights of all that stand in the text. */
  sum({ buffer, occurrences }: Vectoriser): number {
    let sum = 0;
    for (let i = 0; i < buffer.length; i++) {
      if (occurrences[i]! >= 0) continue;
      const number = featureNumber(this.index, buffer.hashes[i]!);
      if (number >= 0) sum += this.data.weights[number]!;
    }
    return sum;
  }
}
