import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Classifier } from '../classifier/classifier';
import type { LinearWeights } from '../classifier/linear-weights';
import type { ModelLanguage } from '../features/recipes';
import { normalise, withoutData } from '../text/normalise';
import { calibrate } from '../training/calibrate';
import { crossValidate, holdOut, type HeldOut } from '../training/cross-validate';
import { fit, type Row } from '../training/fit';
import { parseCsv } from './csv';
import { areaUnderCurve, share } from './statistics';

const USAGE = `Usage: eval --train <csv> --test <csv> [--valid <csv>] [--oos <csv>] [--locale en|zh] [--json]
CSV files with the header text,intent. The scope threshold comes from --valid, or from cross-validation on --train.`;

/** The threshold gives up this share of the in-scope rows that it is set on (`nlu/README.md`). */
const REJECTED_SHARE = 0.05;

export type Evaluation = {
  /** Share of test rows whose best intent is right, whatever the threshold. */
  accuracy: number;
  /** Share of test rows that are right and not rejected. */
  accepted: number;
  /** Share of test rows rejected by mistake. */
  falselyRejected: number;
  /** Share of out-of-scope rows rejected, and how well the evidence parts both kinds. */
  oosRecall?: number;
  oosAuroc?: number;
  /** Processor seconds of learning the weights, and of calibrating. */
  trainSeconds: number;
  calibrateSeconds: number;
  perSecond: number;
};

export interface EvaluationRows {
  language: ModelLanguage;
  train: Row[];
  test: Row[];
  valid?: Row[];
  oos?: Row[];
}

/** Trains on `train`, sets the threshold on `valid` (or by cross-validation) and measures on `test` and `oos`. */
export function evaluate({ language, train, test, valid, oos }: EvaluationRows): Evaluation {
  const training = timed(() => fit(language, train));
  const calibrating = timed(() =>
    calibrate(heldOut(language, train, valid, training.result), REJECTED_SHARE),
  );
  const classifier = new Classifier({ ...training.result, calibration: calibrating.result });
  const asked = timed(() => test.map(({ text, intent }) => judge(classifier, text, intent)));
  const strangers = oos?.map(({ text }) => judge(classifier, text, ''));
  const scopes = asked.result.map(({ scope }) => scope);
  return {
    accuracy: share(asked.result, ({ right }) => right),
    accepted: share(asked.result, ({ right, scope }) => right && scope >= 0),
    falselyRejected: share(scopes, (scope) => scope < 0),
    ...(strangers && {
      oosRecall: share(strangers, ({ scope }) => scope < 0),
      oosAuroc: areaUnderCurve(
        scopes,
        strangers.map(({ scope }) => scope),
      ),
    }),
    trainSeconds: training.seconds,
    calibrateSeconds: calibrating.seconds,
    perSecond: Math.round(test.length / asked.seconds),
  };
}

function heldOut(
  language: ModelLanguage,
  train: Row[],
  valid: Row[] | undefined,
  weights: LinearWeights,
): HeldOut[] {
  return valid ? holdOut(weights, valid) : crossValidate(language, train);
}

function judge(classifier: Classifier, text: string, intent: string): { right: boolean; scope: number } {
  const { intents, scope } = classifier.classify(text);
  return { right: intents[0] === intent, scope };
}

function timed<T>(work: () => T): { result: T; seconds: number } {
  const started = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(started);
  return { result, seconds: (user + system) / 1e6 };
}

function readRows(path: string | undefined): Row[] | undefined {
  if (path === undefined) return undefined;
  const [header, ...rows] = parseCsv(readFileSync(path, 'utf8'));
  if (header?.join() !== 'text,intent') throw new Error(`${path} must begin with the header text,intent`);
  return rows.map(([text = '', intent = '']) => ({ text: withoutData(normalise(text)), intent }));
}

/** Prints an evaluation; returns the exit code. */
export function main(args: readonly string[], out: NodeJS.WritableStream = process.stdout): number {
  const { values } = parseArgs({
    args: [...args],
    options: {
      train: { type: 'string' },
      test: { type: 'string' },
      valid: { type: 'string' },
      oos: { type: 'string' },
      locale: { type: 'string', default: 'en' },
      json: { type: 'boolean', default: false },
    },
  });
  const [train, test, valid, oos] = [values.train, values.test, values.valid, values.oos].map(readRows);
  if (!train || !test) {
    out.write(`${USAGE}\n`);
    return 2;
  }
  const language = values.locale.startsWith('zh') ? 'zh' : 'en';
  const evaluation: Record<string, number> = evaluate({
    language,
    train,
    test,
    ...(valid && { valid }),
    ...(oos && { oos }),
  });
  if (values.json) out.write(`${JSON.stringify(evaluation)}\n`);
  else
    for (const [name, figure] of Object.entries(evaluation))
      out.write(`${name.padEnd(18)} ${round(figure)}\n`);
  return 0;
}

function round(figure: number): number {
  return Math.round(figure * 1e4) / 1e4;
}

if (require.main === module) process.exitCode = main(process.argv.slice(2));
