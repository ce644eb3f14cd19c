/* eslint-disable @typescript-eslint/no-non-null-assertion -- Why: typed-array loops whose indexes are in range by construction */
import { buildFeatureIndex, featureNumber, type FeatureIndexData } from './feature-index';

/** Which topics a word belongs to, asked by the word's hash. */
export class Topics {
  private readonly index: FeatureIndexData;
  private readonly starts: Int32Array;
  private readonly topics: Uint16Array;

  /** Each line of the lexicon is a topic; `hashOf` must be what texts' words are hashed with. */
  constructor(lexicon: string, hashOf: (word: string) => number) {
    const byHash = new Map<number, Set<number>>();
    const lines = lexicon.trim().split('\n');
    lines.forEach((line, topic) => {
      for (const word of line.split(' ')) {
        const hash = hashOf(word);
        byHash.set(hash, (byHash.get(hash) ?? new Set()).add(topic));
      }
    });
    this.index = buildFeatureIndex(Int32Array.from(byHash.keys()));
    const lists = [...byHash.values()].map((set) => [...set]);
    this.topics = Uint16Array.from(lists.flat());
    this.starts = new Int32Array(lists.length + 1);
    lists.forEach((list, at) => (this.starts[at + 1] = this.starts[at]! + list.length));
  }

  /** The word's number in the lexicon, -1 for a word that is not there. */
  find(hash: number): number {
    return hash === 0 ? -1 : featureNumber(this.index, hash);
  }

  /** How many topics the word has. */
  count(word: number): number {
    return this.starts[word + 1]! - this.starts[word]!;
  }

  /** The word's topic in that place. */
  topic(word: number, place: number): number {
    return this.topics[this.starts[word]! + place]!;
  }
}
