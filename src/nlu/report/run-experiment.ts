import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Experiment } from './data-sets';
import type { Figures, Judged } from './figures';

/** What an experiment gave. */
export interface Measured {
  experiment: Experiment;
  figures: Figures;
  /** node-nlp's figures, when they were asked for. */
  baselines: ({ name: string } & Figures)[];
  insiders: Judged[];
  strangers: Judged[];
}

/** Runs nlu:eval with these arguments and gives what it printed. */
export type RunEval = (args: string[]) => Promise<string>;

const MOST_OUTPUT = 1e6;

/** Every experiment has a process of its own, so that its memory and time are its own. */
export const evalInChild: RunEval = (args) => {
  const script = join(__dirname, '..', 'cli', 'eval.js');
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, ...args], { maxBuffer: MOST_OUTPUT }, (error, printed) => {
      if (error) reject(new Error(`nlu:eval failed: ${error.message}`, { cause: error }));
      else resolve(printed);
    });
  });
};

/** Runs one experiment. */
export async function runExperiment(
  experiment: Experiment,
  baseline: boolean,
  run: RunEval,
): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-report-'));
  try {
    const rows = join(folder, 'rows.csv');
    const printed = await run([
      ...argumentsOf(experiment),
      '--json',
      '--rows',
      rows,
      ...(baseline ? ['--baseline'] : []),
    ]);
    const { baselines = [], ...figures } = JSON.parse(printed) as Figures & {
      baselines?: Measured['baselines'];
    };
    const judged = readJudged(await readFile(rows, 'utf8'));
    return {
      experiment,
      figures,
      baselines,
      insiders: judged.filter(({ truth }) => truth !== ''),
      strangers: judged.filter(({ truth }) => truth === ''),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The experiment as options of nlu:eval. */
export function argumentsOf({ files }: Experiment): string[] {
  const options = {
    train: files.train,
    valid: files.valid,
    test: files.test,
    oos: files.oos,
    'oos-train': files.oosTrain,
    'oos-valid': files.oosValid,
  };
  return Object.entries(options).flatMap(([name, path]) => (path === undefined ? [] : [`--${name}`, path]));
}

function readJudged(csv: string): Judged[] {
  const rows = parse<Record<'text' | 'intent' | 'guess' | 'evidence', string>>(csv, { columns: true });
  return rows.map(({ text, intent, guess, evidence }) => ({
    text,
    truth: intent,
    guess,
    evidence: Number(evidence),
  }));
}
