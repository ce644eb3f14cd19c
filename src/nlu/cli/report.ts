import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { drawSvg } from '../report/charts';
import { findExperiments, type Experiment } from '../report/data-sets';
import { InputError } from '../report/input-error';
import { pageOf, type Reported } from '../report/page';
import { chartsOf } from '../report/page-charts';
import { evalInChild, runExperiment, type Measured, type RunEval } from '../report/run-experiment';
import type { Streams } from './eval';

const HELP = `
The folder holds <set>.train.csv and <set>.test.csv; also looked for are <set>.valid.csv, <set>.oos_train.csv,
<set>.oos_val.csv, <set>.oos_test.csv and <set>_shot<N>.train.csv. node-nlp's figures are kept beside the charts, and
shown again by later runs without --baseline.`;

interface Options {
  data: string;
  out: string;
  baseline: boolean;
}

/** What the command takes from outside. */
export interface Surroundings extends Streams {
  run: RunEval;
  today: () => Date;
}

const REAL: Surroundings = {
  out: process.stdout,
  err: process.stderr,
  run: evalInChild,
  today: () => new Date(),
};

/** Runs all experiments of a folder and writes the page. Exit code 0: done; 1: it failed; 2: wrong usage or files. */
export async function main(args: readonly string[], around: Surroundings = REAL): Promise<number> {
  try {
    const options = readOptions(args, around);
    const experiments = findExperiments(options.data);
    const measured: Measured[] = [];
    for (const experiment of experiments) {
      around.err.write(`${measured.length + 1} of ${experiments.length}: ${nameOf(experiment)}\n`);
      measured.push(await runExperiment(experiment, options.baseline, around.run));
    }
    await write(measured, options, around);
    around.out.write(`${options.out} is written: ${experiments.length} experiments\n`);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof InputError)) throw error;
    around.err.write(`${error.message}\n`);
    return 2;
  }
}

function readOptions(args: readonly string[], { out, err }: Streams): Options {
  return new Command('nlu:report')
    .description(
      'Measures the intent engine on all sets of a folder and writes a page with tables and charts.',
    )
    .option('--data <folder>', 'where the sets are', '../shared/nlu')
    .option('--out <page>', 'the page to write; its charts go to a folder of its name', 'docs/nlu.md')
    .option('--baseline', 'measure node-nlp too (half an hour)', false)
    .addHelpText('after', HELP)
    .exitOverride()
    .configureOutput({ writeOut: (text) => void out.write(text), writeErr: (text) => void err.write(text) })
    .parse([...args], { from: 'user' })
    .opts<Options>();
}

async function write(
  measured: readonly Measured[],
  options: Options,
  { today }: Surroundings,
): Promise<void> {
  const day = today().toISOString().slice(0, 10);
  const chartFolder = basename(options.out, '.md');
  const folder = join(dirname(options.out), chartFolder);
  await mkdir(folder, { recursive: true });
  const kept = join(folder, 'figures.json');
  const reported = withKeptBaselines(measured, await readKept(kept), day);
  const charts = chartsOf(measured);
  for (const { file, option } of charts) await writeFile(join(folder, `${file}.svg`), await drawSvg(option));
  await writeFile(kept, `${JSON.stringify(reported, null, 2)}\n`);
  const command = `npm run nlu:report${options.baseline ? ' -- --baseline' : ''}`;
  await writeFile(options.out, pageOf(reported, charts, { command, day, chartFolder }));
}

function withKeptBaselines(
  measured: readonly Measured[],
  kept: readonly Reported[],
  day: string,
): Reported[] {
  return measured.map(({ experiment, figures, baselines, insiders, strangers }) => {
    const { set, shots, taught } = experiment;
    const before = kept.find((each) => nameOf(each.experiment) === nameOf(experiment));
    const fresh = baselines.length > 0;
    return {
      experiment: { set, shots, taught },
      figures,
      baselines: fresh ? baselines : (before?.baselines ?? []),
      baselineDay: fresh ? day : before?.baselineDay,
      asked: { insiders: insiders.length, strangers: strangers.length },
    };
  });
}

async function readKept(path: string): Promise<Reported[]> {
  return existsSync(path) ? (JSON.parse(await readFile(path, 'utf8')) as Reported[]) : [];
}

function nameOf({ set, shots, taught }: Pick<Experiment, 'set' | 'shots' | 'taught'>): string {
  return `${set}${shots === undefined ? '' : ` ${shots} per intent`}${taught ? ' taught' : ''}`;
}

if (require.main === module) {
  void main(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}
