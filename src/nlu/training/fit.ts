import type { LinearWeights } from '../classifier/linear-weights';
import type { ModelLanguage } from '../features/recipes';
import { learnVectorSpace } from '../features/vector-space';
import { encodeAll } from './matrix';
import { packWeights } from './pack';
import { rowNorms, trainOneVsRest, type SvmOptions } from './svm';

/** A question to learn from; its text is normalised already. */
export interface Row {
  text: string;
  intent: string;
}

/** From this many rows on, other costs win and a loose solution is good enough. */
const MANY_ROWS = 5000;

type Costs = Pick<SvmOptions, 'cost' | 'positiveWeight'>;

/**
 * Chosen on the valid rows of CLINC150 and MASSIVE and on rows held out of BANKING77 (`many`), and by cross-validation
 * on the bank's own questions (`few`).
 */
const COSTS: Record<ModelLanguage, { few: Costs; many: Costs }> = {
  en: { few: { cost: 1, positiveWeight: 1.5 }, many: { cost: 1, positiveWeight: 3 } },
  zh: { few: { cost: 1, positiveWeight: 8 }, many: { cost: 1, positiveWeight: 8 } },
};

/** Why: with few rows a loose solution lets close calls flip from one training to the next; with many it only costs time. */
function optionsFor(language: ModelLanguage, rows: number): SvmOptions {
  const { few, many } = COSTS[language];
  return rows > MANY_ROWS
    ? { ...many, tolerance: 0.5, maxPasses: 200 }
    : { ...few, tolerance: 0.1, maxPasses: 200 };
}

/** Learns features and weights from the rows. */
export function fit(language: ModelLanguage, rows: readonly Row[]): LinearWeights {
  const texts = rows.map((row) => row.text);
  const intents = [...new Set(rows.map((row) => row.intent))];
  const space = learnVectorSpace(language, texts);
  const matrix = encodeAll(space, texts);
  const options = optionsFor(language, rows.length);
  const norms = rowNorms(matrix);
  const columns = intents.map((intent) => {
    const isPositive = Uint8Array.from(rows, (row) => (row.intent === intent ? 1 : 0));
    return trainOneVsRest(matrix, isPositive, norms, options);
  });
  return { space, intents, ...packWeights(columns, space.idf.length) };
}
