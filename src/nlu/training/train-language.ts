import type { LinearModelData } from '../classifier/linear-model';
import type { ModelLanguage } from '../features/recipes';
import { calibrate } from './calibrate';
import { crossValidate } from './cross-validate';
import { fit, type Row } from './fit';

export interface TrainingJob {
  language: ModelLanguage;
  rows: Row[];
}

/**
 * Share of the questions that cross-validation gives up.
 * Why: more than the 5 % that are meant, because the models of cross-validation know a tenth fewer questions than the
 * one that is published, which rejects fewer.
 */
const REJECTED_SHARE = 0.07;

/** Trains and calibrates one language's model. Pure and slow: call it in a worker. */
export function trainLanguage({ language, rows }: TrainingJob): LinearModelData {
  const weights = fit(language, rows);
  return { ...weights, calibration: calibrate(crossValidate(language, rows), REJECTED_SHARE) };
}
