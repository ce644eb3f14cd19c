import { FeatureBuffer } from './feature-buffer';
import { buildFeatureIndex, featureNumber, type FeatureIndexData } from './feature-index';
import { RECIPES, type ModelLanguage } from './recipes';

/** What turns a text into a vector; plain data, so that it moves between threads and into the cache file. */
export interface VectorSpaceData {
  language: ModelLanguage;
  index: FeatureIndexData;
  /** Weight per feature number. */
  idf: Float32Array;
  /** Weight of a feature that no training row showed. */
  unknownIdf: number;
  groups: FeatureGroups;
}

/** The groups that the training texts showed: group g's features are `starts[g]` up to `starts[g + 1]`. */
export interface FeatureGroups {
  index: FeatureIndexData;
  starts: Int32Array;
  numbers: Int32Array;
}

/** Learns the features of the texts, how rare each is, and which come in groups. */
export function learnVectorSpace(language: ModelLanguage, texts: readonly string[]): VectorSpaceData {
  const recipe = RECIPES[language];
  const documents = countDocuments(language, texts);
  const index = buildFeatureIndex(Int32Array.from(documents.keys()));
  const idf = new Float32Array(documents.size).fill(1);
  let number = 0;
  for (const count of documents.values()) {
    if (recipe.idf) idf[number] = Math.log((1 + texts.length) / (1 + count)) + 1;
    number++;
  }
  const unknownIdf = recipe.idf ? Math.log(1 + texts.length) + 1 : 1;
  return { language, index, idf, unknownIdf, groups: learnGroups(language, texts, index) };
}

function countDocuments(language: ModelLanguage, texts: readonly string[]): Map<number, number> {
  const buffer = new FeatureBuffer();
  const documents = new Map<number, number>();
  for (const text of texts) {
    buffer.clear();
    RECIPES[language].extract(text, buffer);
    for (const hash of new Set(buffer.hashes.subarray(0, buffer.length))) {
      documents.set(hash, (documents.get(hash) ?? 0) + 1);
    }
  }
  return documents;
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
