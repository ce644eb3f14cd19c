import { FeatureBuffer } from './feature-buffer';
import { buildFeatureIndex, featureNumber, type FeatureIndexData } from './feature-index';
import { RECIPES, type ModelLanguage } from './recipes';

/** What turns a text into a vector; plain data, so that it moves between threads and into the cache file. */
export interface VectorSpaceData {
  language: ModelLanguage;
  index: FeatureIndexData;
  /** Weight per feature number: of its kind, times its rarity where the recipe wants it. */
  idf: Float32Array;
  /** How rare each feature is among the training rows, and how rare one is that none of them showed. */
  rarity: Float32Array;
  strangeRarity: number;
  groups: FeatureGroups;
  /** Features numbered below this have weights; the others only count as known. */
  learned: number;
}

/** The groups that the training texts showed: group g's features are `starts[g]` up to `starts[g + 1]`. */
export interface FeatureGroups {
  index: FeatureIndexData;
  starts: Int32Array;
  numbers: Int32Array;
}

/** From so many texts on, a feature that only one of them shows teaches nothing worth its place. */
const MANY_TEXTS = 3000;

/** Learns the features of the texts, how rare each is, and which come in groups. */
export function learnVectorSpace(language: ModelLanguage, texts: readonly string[]): VectorSpaceData {
  const recipe = RECIPES[language];
  const features = countDocuments(language, texts);
  const index = buildFeatureIndex(Int32Array.from(features.keys()));
  const rarity = Float32Array.from(features.values(), ({ documents }) => rarityOf(texts.length, documents));
  const idf = Float32Array.from(features.values(), ({ kind }, number) => {
    return (recipe.weights[kind] ?? 1) * (recipe.idf ? Math.sqrt(rarity[number] ?? 1) : 1);
  });
  const fewest = texts.length >= MANY_TEXTS ? 2 : 1;
  const learned = [...features.values()].filter(({ documents }) => documents >= fewest).length;
  const strangeRarity = rarityOf(texts.length, 0);
  return {
    language,
    index,
    idf,
    rarity,
    strangeRarity,
    groups: learnGroups(language, texts, index),
    learned,
  };
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

function learnGroups(
  language: ModelLanguage,
  texts: readonly string[],
  index: FeatureIndexData,
): FeatureGroups {
  const buffer = new FeatureBuffer();
  const groups = new Map<number, Int32Array>();
  for (const text of texts) {
    buffer.clear();
    RECIPES[language].extract(text, buffer);
    for (let group = 0; group < buffer.groups; group++) {
      const key = buffer.groupKeys[group] ?? 0;
      if (groups.has(key)) continue;
      const hashes = buffer.hashes.subarray(buffer.groupStarts[group], buffer.groupEnds[group]);
      groups.set(
        key,
        hashes.map((hash) => featureNumber(index, hash)),
      );
    }
  }
  return packGroups(groups);
}

function packGroups(groups: ReadonlyMap<number, Int32Array>): FeatureGroups {
  const starts = new Int32Array(groups.size + 1);
  let at = 0;
  for (const numbers of groups.values()) starts[at + 1] = (starts[at++] ?? 0) + numbers.length;
  const numbers = new Int32Array(starts[groups.size] ?? 0);
  at = 0;
  for (const list of groups.values()) numbers.set(list, starts[at++]);
  return { index: buildFeatureIndex(Int32Array.from(groups.keys())), starts, numbers };
}
