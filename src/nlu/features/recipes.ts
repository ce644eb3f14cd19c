import { chineseFeatures } from './chinese';
import { englishFeatures } from './english';
import type { Extractor } from './feature-buffer';

export type ModelLanguage = 'en' | 'zh';

/** How a language's texts become vectors. Measured in `nlu:eval`; English wins by TF-IDF, Chinese loses by it. */
export interface Recipe {
  extract: Extractor;
  /** Count a feature once, however often it stands in the text. */
  binary: boolean;
  /** Weigh rare features higher. */
  idf: boolean;
}

export const RECIPES: Record<ModelLanguage, Recipe> = {
  en: { extract: englishFeatures, binary: false, idf: true },
  zh: { extract: chineseFeatures, binary: true, idf: false },
};
