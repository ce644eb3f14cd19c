import { FeatureBuffer } from './feature-buffer';
import { RECIPES, type ModelLanguage } from './recipes';

/** What turns a text into a vector; plain data, so that it moves between threads and into the cache file. */
export interface VectorSpaceData {
  language: ModelLanguage;
  /** The features' hashes; a feature's number is its place. */
  hashes: Int32Array;
  kinds: Uint8Array;
  /** How rare each feature is among the training rows, and how rare one is that none of them showed. */
  rarity: Float32Array;
  strangeRarity: number;
  /** Features numbered below this have weights; the others only count as known. */
  learned: number;
}

/** From so many texts on, a feature that only one of them shows teaches nothing worth its place. */
const MANY_TEXTS = 3000;

/** Learns the features of the texts and how rare each is; weights are for the `mostLearned` commonest ones. */
export function learnVectorSpace(
  language: ModelLanguage,
  texts: readonly string[],
  mostLearned = Infinity,
): VectorSpaceData {
  const features = countDocuments(language, texts);
  const fewest = texts.length >= MANY_TEXTS ? 2 : 1;
  const worthy = [...features.values()].filter(({ documents }) => documents >= fewest).length;
  return {
    language,
    hashes: Int32Array.from(features.keys()),
    kinds: Uint8Array.from(features.values(), ({ kind }) => kind),
    rarity: Float32Array.from(features.values(), ({ documents }) => rarityOf(texts.length, documents)),
    strangeRarity: rarityOf(texts.length, 0),
    learned: Math.min(worthy, mostLearned),
  };
}

/** Each feature's weight in a vector: of its kind, times its rarity's root where the recipe wants it. */
export function weightsOf({ language, kinds, rarity }: VectorSpaceData): Float32Array {
  const { weights, idf } = RECIPES[language];
  return Float32Array.from(rarity, (rare, number) => {
    return (weights[kinds[number] ?? 0] ?? 1) * (idf ? Math.sqrt(rare) : 1);
  });
}

/** Smoothed inverse document frequency. */
function rarityOf(texts: number, documents: number): number {
  return Math.log((1 + texts) / (1 + documents)) + 1;
}

interface SeenFeature {
  kind: number;
  /** How many texts hold it. */
  documents: number;
  lastText: number;
}

function countDocuments(language: ModelLanguage, texts: readonly string[]): Map<number, SeenFeature> {
  const buffer = new FeatureBuffer();
  const features = new Map<number, SeenFeature>();
  texts.forEach((text, at) => {
    buffer.clear();
    RECIPES[language].extract(text, buffer);
    for (let i = 0; i < buffer.length; i++) {
      const hash = buffer.hashes[i] ?? 0;
      const seen = features.get(hash);
      if (!seen) features.set(hash, { kind: buffer.kinds[i] ?? 0, documents: 1, lastText: at });
      else if (seen.lastText !== at) {
        seen.documents++;
        seen.lastText = at;
      }
    }
  });
  // Why: the commonest features get neighbouring numbers, so that their weights share cache lines.
  return new Map([...features].sort(([, a], [, b]) => b.documents - a.documents));
}
