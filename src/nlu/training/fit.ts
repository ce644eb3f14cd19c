import type { LinearWeights } from '../classifier/linear-model';
import type { ModelLanguage } from '../features/recipes';
import { learnVectorSpace } from '../features/vector-space';
import { encodeAll } from './matrix';
import { packWeights } from './pack';
import { dualNorms, trainOneVsRest, type SvmOptions } from './svm';

/** A question to learn from; its text is normalised already. */
export interface Row {
  text: string;
  intent: string;
}

const SVM: Record<ModelLanguage, SvmOptions> = {
  en: { cost: 1, tolerance: 0.1, maxPasses: 200 },
  zh: { cost: 2, tolerance: 0.1, maxPasses: 200 },
};

/** Learns features and weights from the rows. */
export function fit(language: ModelLanguage, rows: readonly Row[]): LinearWeights {
  const texts = rows.map((row) => row.text);
  const intents = [...new Set(rows.map((row) => row.intent))];
  const space = learnVectorSpace(language, texts);
  const matrix = encodeAll(space, texts);
  const options = SVM[language];
  const norms = dualNorms(matrix, options.cost);
  const columns = intents.map((intent) => {
    const isPositive = Uint8Array.from(rows, (row) => (row.intent === intent ? 1 : 0));
    return trainOneVsRest(matrix, isPositive, norms, options);
  });
  return { space, intents, ...packWeights(columns, space.idf.length) };
}
