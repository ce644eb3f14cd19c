import { chineseFeatures } from './chinese';
import { englishFeatures } from './english';
import { FeatureBuffer, type Extractor } from './feature-buffer';
import { buildFeatureIndex, featureNumber, type FeatureIndexData } from './feature-index';

export type ModelLanguage = 'en' | 'zh';

/** What turns a text into a vector; plain data, so that it moves between threads and into the cache file. */
export interface VectorSpaceData {
  language: ModelLanguage;
  index: FeatureIndexData;
  /** Weight per feature number. */
  idf: Float32Array;
}

interface Recipe {
  extract: Extractor;
  /** Count a feature once, however often it stands in the text. */
  binary: boolean;
  idf: boolean;
}

const RECIPES: Record<ModelLanguage, Recipe> = {
  en: { extract: englishFeatures, binary: false, idf: true },
  zh: { extract: chineseFeatures, binary: true, idf: false },
};

/** Learns the features of the texts and how rare each is. */
export function learnVectorSpace(language: ModelLanguage, texts: readonly string[]): VectorSpaceData {
  const { extract, idf: weighted } = RECIPES[language];
  const buffer = new FeatureBuffer();
  const found = new Map<number, number>();
  for (const text of texts) {
    buffer.clear();
    extract(text, buffer);
    for (const hash of new Set(buffer.hashes.subarray(0, buffer.length)))
      found.set(hash, (found.get(hash) ?? 0) + 1);
  }
  const hashes = Int32Array.from(found.keys());
  const idf = new Float32Array(hashes.length).fill(1);
  if (weighted) {
    let number = 0;
    for (const documents of found.values())
      idf[number++] = Math.log((1 + texts.length) / (1 + documents)) + 1;
  }
  return { language, index: buildFeatureIndex(hashes), idf };
}

/** Turns texts into unit vectors. One instance serves one thread: its result is overwritten by the next call. */
export class Vectoriser {
  readonly numbers: Int32Array;
  readonly values: Float32Array;
  /** How many of `numbers` and `values` are in use. */
  length = 0;
  /** Share of the text's features that the training rows showed, 0 to 1. */
  known = 0;

  private readonly buffer = new FeatureBuffer();
  private readonly counts: Uint16Array;
  private readonly recipe: Recipe;

  constructor(private readonly space: VectorSpaceData) {
    this.recipe = RECIPES[space.language];
    this.counts = new Uint16Array(space.idf.length);
    this.numbers = new Int32Array(this.buffer.hashes.length);
    this.values = new Float32Array(this.buffer.hashes.length);
  }

  encode(text: string): void {
    const { buffer, space, counts, numbers } = this;
    buffer.clear();
    this.recipe.extract(text, buffer);
    this.length = 0;
    let hits = 0;
    for (let i = 0; i < buffer.length; i++) {
      const number = featureNumber(space.index, buffer.hashes[i] ?? 0);
      if (number < 0) continue;
      hits++;
      const seen = counts[number] ?? 0;
      if (seen === 0) numbers[this.length++] = number;
      counts[number] = seen + 1;
    }
    this.known = buffer.length === 0 ? 0 : hits / buffer.length;
    this.weigh();
  }

  private weigh(): void {
    const { numbers, values, counts, space, length } = this;
    const { binary } = this.recipe;
    let squares = 0;
    for (let i = 0; i < length; i++) {
      const number = numbers[i] ?? 0;
      const value = (binary ? 1 : (counts[number] ?? 0)) * (space.idf[number] ?? 0);
      counts[number] = 0;
      values[i] = value;
      squares += value * value;
    }
    const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
    for (let i = 0; i < length; i++) values[i] = (values[i] ?? 0) * scale;
  }
}
