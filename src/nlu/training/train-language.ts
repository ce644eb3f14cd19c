import type { LinearModelData } from '../classifier/linear-model';
import type { ModelLanguage } from '../features/recipes';
import { calibrate } from './calibrate';
import { crossValidate } from './cross-validate';
import { fit, type Row } from './fit';

export interface TrainingJob {
  language: ModelLanguage;
  rows: Row[];
  /** Questions that nothing here answers, normalised: they teach rejection. */
  none?: string[];
}

/** Share of held-out questions that is given up, so that strangers are noticed. */
const REJECTED_SHARE = 0.05;

/** Trains and calibrates one language's model. Pure and slow: call it in a worker. */
export function trainLanguage({ language, rows, none = [] }: TrainingJob): LinearModelData {
  const weights = fit(language, rows);
  const held = crossValidate(language, rows);
  return { ...weights, calibration: calibrate({ weights, rows, none, held, rejectedShare: REJECTED_SHARE }) };
}
