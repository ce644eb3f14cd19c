import { Classifier } from '../classifier/classifier';
import type { LinearModelData } from '../classifier/linear-model';

/** All that one published version knows; replaced as a whole. */
export interface Knowledge {
  version: string;
  english: Classifier | undefined;
  chinese: Classifier | undefined;
  /** Exact key of a question or title to its intent. */
  exact: ReadonlyMap<string, string>;
}

/** Puts trained models to use; a language without questions has no model. */
export function assemble(
  version: string,
  exact: ReadonlyMap<string, string>,
  models: { en: LinearModelData | undefined; zh: LinearModelData | undefined },
): Knowledge {
  return {
    version,
    exact,
    english: models.en && new Classifier(models.en),
    chinese: models.zh && new Classifier(models.zh),
  };
}
