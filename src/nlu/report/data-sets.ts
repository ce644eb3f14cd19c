import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EvaluationFiles } from './evaluation-sets';
import { InputError } from './input-error';

/** One training and what it is measured on. */
export interface Experiment {
  /** The set's name, such as banking77. */
  set: string;
  /** Questions per intent; undefined for all that there are. */
  shots: number | undefined;
  /** Strangers of the set are learned from. */
  taught: boolean;
  files: EvaluationFiles;
}

const TRAIN = /^(.+?)(?:_shot(\d+))?\.train\.csv$/;

/**
 * All experiments that a folder has files for: `<set>.train|test|valid.csv`, `<set>.oos_train|oos_val|oos_test.csv` and
 * `<set>_shot<N>.train.csv`, which is measured on the set's own files.
 */
export function findExperiments(folder: string): Experiment[] {
  if (!existsSync(folder))
    throw new InputError(
      `There is no folder ${folder}; name one that holds <set>.train.csv and <set>.test.csv by --data`,
    );
  const experiments = readdirSync(folder)
    .sort()
    .flatMap((name) => experimentsOf(folder, name));
  if (experiments.length === 0)
    throw new InputError(`${folder} holds no <set>.train.csv with its <set>.test.csv; put some there`);
  return experiments.sort((a, b) => a.set.localeCompare(b.set) || order(a) - order(b));
}

function order({ shots, taught }: Experiment): number {
  return (shots ?? 1e6) + (taught ? 1 : 0);
}

function experimentsOf(folder: string, name: string): Experiment[] {
  const match = TRAIN.exec(name);
  const set = match?.[1];
  const file = (part: string): string | undefined => {
    const path = join(folder, `${set}.${part}.csv`);
    return existsSync(path) ? path : undefined;
  };
  const test = file('test');
  if (set === undefined || test === undefined) return [];
  const shots = match?.[2] === undefined ? undefined : Number(match[2]);
  const files = {
    train: join(folder, name),
    test,
    valid: shots === undefined ? file('valid') : undefined,
    oos: file('oos_test'),
  };
  const plain: Experiment = { set, shots, taught: false, files };
  const oosTrain = file('oos_train');
  const oosValid = file('oos_val');
  if (shots !== undefined || (oosTrain === undefined && oosValid === undefined)) return [plain];
  return [plain, { ...plain, taught: true, files: { ...files, oosTrain, oosValid } }];
}
