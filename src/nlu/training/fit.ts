import type { LinearWeights } from '../classifier/linear-weights';
import type { ModelLanguage } from '../features/recipes';
import { learnVectorSpace } from '../features/vector-space';
import { joinFactors } from './join-factors';
import { trainLowRank, type LowRankOptions } from './low-rank';
import { encodeAll } from './matrix';
import { mixedWidth, mixModels } from './mix-models';

/** A question to learn from; its text is normalised already. */
export interface Row {
  text: string;
  intent: string;
}

/** Models that are trained apart and asked together: each errs elsewhere. */
const MODELS = 2;
const SMOOTHING = 0.05;
const SETTINGS: Omit<LowRankOptions, 'seed' | 'epochs'> = {
  rank: 64,
  featureRate: 0.12,
  intentRate: 0.04,
  dropout: 0.6,
  smoothing: SMOOTHING,
};
/** Bounds the size of a model: a byte a weight. */
const MOST_WEIGHTS = 3_300_000;
/** Rows looked at in all, bounded by so many epochs: few rows have to be looked at more often. */
const VISITS = 24_000;
const FEWEST_EPOCHS: Record<ModelLanguage, number> = { en: 6, zh: 8 };
const MOST_EPOCHS = 15;

/** Learns features and weights from the rows. */
export function fit(language: ModelLanguage, rows: readonly Row[]): LinearWeights {
  const texts = rows.map((row) => row.text);
  const intents = [...new Set(rows.map((row) => row.intent))];
  const place = new Map(intents.map((intent, at) => [intent, at]));
  const truths = Int32Array.from(rows, ({ intent }) => place.get(intent) ?? 0);
  const mixed = canMix(language, intents.length);
  const width = mixed ? mixedWidth(intents.length) : MODELS * SETTINGS.rank;
  const space = learnVectorSpace(language, texts, Math.floor(MOST_WEIGHTS / width));
  const matrix = encodeAll(space, texts);
  const options = { ...SETTINGS, epochs: epochsFor(language, rows.length) };
  const models = Array.from({ length: MODELS }, (_, seed) =>
    trainLowRank(matrix, truths, space.learned, intents.length, { ...options, seed }),
  );
  const weights = mixed ? mixModels(models, SMOOTHING, matrix, truths) : joinFactors(models, SMOOTHING);
  return { space, intents, ...weights };
}

/** Why: more intents would need more weights, and English features take support vector machines too long. */
function canMix(language: ModelLanguage, intents: number): boolean {
  return language === 'zh' && intents <= MODELS * SETTINGS.rank;
}

function epochsFor(language: ModelLanguage, rows: number): number {
  return Math.min(MOST_EPOCHS, Math.max(FEWEST_EPOCHS[language], Math.round(VISITS / rows)));
}
