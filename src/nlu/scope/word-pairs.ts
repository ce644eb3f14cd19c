/* eslint-disable @typescript-eslint/no-non-null-assertion -- Why: typed-array loops whose indexes are in range by construction */
import { FeatureBuffer } from '../features/feature-buffer';
import { RECIPES, type ModelLanguage } from '../features/recipes';
import { buildCoverage, countWholes, placeOfWhole, type CoverageData } from './coverage';

/** 2 to the 32nd: room for a hash below the intent's place. */
const HASHES = 0x100000000;

/** In how many of an intent's questions each word stands. */
export class WordPairs {
  private readonly counts = new Map<number, number>();

  constructor(language: ModelLanguage, rows: readonly { text: string; intent: number }[]) {
    const buffer = new FeatureBuffer();
    const seen = new Set<number>();
    for (const { text, intent } of rows) {
      buffer.clear();
      seen.clear();
      RECIPES[language].extract(text, buffer);
      const words = countWholes(buffer);
      for (let word = 0; word < words; word++) {
        const at = placeOfWhole(buffer, word);
        if (at >= 0) seen.add(intent * HASHES + (buffer.hashes[at]! >>> 0));
      }
      for (const pair of seen) this.counts.set(pair, (this.counts.get(pair) ?? 0) + 1);
    }
  }

  /** The filter over pairs that stand in at least so many questions. */
  coverage(fewest: number): CoverageData {
    const pairs: number[] = [];
    for (const [pair, count] of this.counts) {
      if (count >= fewest) pairs.push((pair % HASHES) | 0, Math.floor(pair / HASHES));
    }
    return buildCoverage(pairs);
  }
}
