import { serialize } from 'node:v8';
import { Classifier } from '../classifier/classifier';
import type { LinearModelData } from '../classifier/linear-model';
import { assemble } from '../engine/knowledge';
import { createUnderstander } from '../engine/understander';
import { wordsOf } from '../text/english-wording';
import { normalise, withoutData } from '../text/normalise';
import { calibrate } from '../training/calibrate';
import { crossValidate, holdOut } from '../training/cross-validate';
import { fit, type Row } from '../training/fit';
import { peakMemoryBytes, throughput, timed } from './cost';
import type { EvaluationSets } from './evaluation-sets';
import { qualityOf, type Figures, type Judged } from './figures';
import type { LabelledRow } from './labelled-rows';

/** The threshold gives up this share of the in-scope rows that it is set on. */
export const REJECTED_SHARE = 0.05;

/** Figures, and what they were counted from. */
export interface Evaluation {
  figures: Figures;
  insiders: Judged[];
  strangers: Judged[];
  /** Evidence below it is a rejection. */
  threshold: number;
}

/** Trains our engine, sets the threshold on `valid` (or by cross-validation), and measures on `test`. */
export async function evaluate(sets: EvaluationSets): Promise<Evaluation> {
  const { result: model, cpuSeconds } = await timed(() => trainModel(sets));
  const classifier = new Classifier(model);
  const insiders = sets.test.map(({ text, intent }) => judge(classifier, text, intent));
  const strangers = sets.strangers.test.map((text) => judge(classifier, text, ''));
  const figures: Figures = {
    ...qualityOf(insiders, strangers, 0),
    trainCpuSeconds: cpuSeconds,
    modelBytes: serialize(model).length,
    perSecond: await speedOf(sets, model),
    peakMemoryBytes: peakMemoryBytes(),
  };
  return { figures, insiders, strangers, threshold: 0 };
}

function trainModel({ language, train, valid, strangers }: EvaluationSets): LinearModelData {
  const rows = prepare(train);
  const weights = fit(language, rows);
  const held = valid.length > 0 ? holdOut(weights, prepare(valid)) : crossValidate(language, rows);
  const none = [...strangers.train, ...strangers.valid].map(clean);
  return { ...weights, calibration: calibrate({ weights, rows, none, held, rejectedShare: REJECTED_SHARE }) };
}

function prepare(rows: readonly LabelledRow[]): Row[] {
  return rows.map(({ text, intent }) => ({ text: clean(text), intent }));
}

function clean(text: string): string {
  return withoutData(normalise(text));
}

function judge(classifier: Classifier, text: string, truth: string): Judged {
  const { intents, scope } = classifier.classify(clean(text));
  return { text, truth, guess: intents[0] ?? '', evidence: scope };
}

function wordsOfAll(rows: readonly Row[]): Set<string> {
  return new Set(rows.flatMap(({ text }) => wordsOf(text)));
}

/** Everything that a customer's message goes through, entities and detectors too. */
function speedOf({ language, train, test }: EvaluationSets, model: LinearModelData): Promise<number> {
  const models = { en: undefined, zh: undefined, [language]: model };
  const knowledge = assemble('evaluation', new Map(), models, undefined, wordsOfAll(prepare(train)));
  const understander = createUnderstander(() => knowledge);
  return throughput(
    test.map(({ text }) => text),
    (text) => understander.understand(text),
  );
}
