import { Classifier } from '../classifier/classifier';
import type { LinearModelData } from '../classifier/linear-model';
import type { Wording } from '../text/wording';

/** All that one published version knows; replaced as a whole. */
export interface Knowledge {
  version: string;
  english: Classifier | undefined;
  chinese: Classifier | undefined;
  /** Exact key of a question or title to its intent. */
  exact: ReadonlyMap<string, string>;
  /** What texts that are not understood as written are read again by; without it they are not. */
  wording: Wording | undefined;
}

/** Puts trained models to use; a language without questions has no model. `words`: those of the English questions. */
export function assemble(
  version: string,
  exact: ReadonlyMap<string, string>,
  models: { en: LinearModelData | undefined; zh: LinearModelData | undefined },
  wording?: Wording,
  words: Iterable<string> | undefined = wording?.english.words(),
): Knowledge {
  return {
    version,
    exact,
    wording,
    english: models.en && new Classifier(models.en, words),
    chinese: models.zh && new Classifier(models.zh),
  };
}
