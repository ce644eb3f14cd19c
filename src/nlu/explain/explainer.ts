import type { Explainer } from '../../contract/understanding';
import type { LinearModelData } from '../classifier/linear-model';
import { scriptShare } from '../text/script';
import { ModelExplainer } from './model-explainer';
import type { KnownQuestion } from './neighbours';

export interface Explained {
  model: LinearModelData;
  /** The questions that the model was trained on. */
  questions: readonly KnownQuestion[];
}

/** Explains with the model of the script that holds most of the text. */
export function createExplainer(languages: {
  en: Explained | undefined;
  zh: Explained | undefined;
}): Explainer {
  const of = (explained: Explained | undefined): ModelExplainer | undefined =>
    explained && new ModelExplainer(explained.model, explained.questions);
  const english = of(languages.en);
  const chinese = of(languages.zh);
  return {
    explain: (text) => {
      const { han, words } = scriptShare(text);
      const explainer = han > words ? chinese : english;
      return explainer?.explain(text) ?? null;
    },
  };
}
