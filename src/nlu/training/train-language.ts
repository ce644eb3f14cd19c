import type { LinearModelData } from '../classifier/linear-model';
import type { ModelLanguage } from '../features/recipes';
import { calibrate } from './calibrate';
import { crossValidate } from './cross-validate';
import { fit, type Row } from './fit';

export interface TrainingJob {
  language: ModelLanguage;
  rows: Row[];
}

/** Trains and calibrates one language's model. Pure and slow: call it in a worker. */
export function trainLanguage({ language, rows }: TrainingJob): LinearModelData {
  const weights = fit(language, rows);
  return { ...weights, calibration: calibrate(crossValidate(language, rows)) };
}
