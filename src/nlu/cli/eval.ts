import { writeFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { BASELINES } from '../report/baseline/node-nlp-engine';
import { runBaseline } from '../report/baseline/run-baseline';
import { evaluate, REJECTED_SHARE, type Evaluation } from '../report/evaluate';
import { readSets, type EvaluationFiles, type EvaluationSets } from '../report/evaluation-sets';
import { InputError } from '../report/input-error';
import { figureTable, plainTable } from '../report/table';

const HELP = `
Files are CSV with a header that names text and intent (--oos files need text only). Rows whose intent is "none" are
strangers: they teach and test rejection. The threshold rejects 5 % of the --valid rows; without --valid it comes from
cross-validation on --train. --oos rows are only measured; --oos-valid and --oos-train teach.

Example: npm run nlu:eval -- --train a.csv --test b.csv --oos c.csv --json`;

interface Options extends EvaluationFiles {
  json: boolean;
  baseline: boolean;
  rows?: string;
}

/** Where results and progress go. */
export interface Streams {
  out: Pick<NodeJS.WritableStream, 'write'>;
  err: Pick<NodeJS.WritableStream, 'write'>;
}

interface Named {
  name: string;
  evaluation: Evaluation;
}

/** Trains on any CSV and prints the figures. Exit code 0: done; 1: it failed; 2: wrong usage or files. */
export async function main(
  args: readonly string[],
  streams: Streams = { out: process.stdout, err: process.stderr },
): Promise<number> {
  try {
    const options = readOptions(args, streams);
    const sets = readSets(options);
    const ours = { name: 'switchboard', evaluation: await evaluate(sets) };
    if (options.rows !== undefined) writeRows(options.rows, ours.evaluation);
    const all = [ours, ...(options.baseline ? await runBaselines(sets, streams) : [])];
    streams.out.write(`${options.json ? toJson(all) : toText(sets, all)}\n`);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof InputError)) throw error;
    streams.err.write(`${error.message}\n`);
    return 2;
  }
}

function readOptions(args: readonly string[], { out, err }: Streams): Options {
  return new Command('nlu:eval')
    .description('Trains the intent engine on a CSV file and measures it on another.')
    .requiredOption('--train <csv>', 'questions to learn from')
    .requiredOption('--test <csv>', 'questions to measure on')
    .option('--valid <csv>', 'questions to set the threshold on')
    .option('--oos <csv>', 'strangers to measure on')
    .option('--oos-valid <csv>', 'strangers to tune rejection with')
    .option('--oos-train <csv>', 'strangers to learn from')
    .option('--locale <tag>', 'such as zh-CN or en; without it the script of --train tells')
    .option('--rows <csv>', 'write what became of each test row to this file')
    .option(
      '--baseline',
      'measure node-nlp 4.27 too, as it comes and with a repaired learning rate (minutes)',
      false,
    )
    .option('--json', 'print JSON: shares from 0 to 1, bytes, seconds', false)
    .addHelpText('after', HELP)
    .exitOverride()
    .configureOutput({ writeOut: (text) => void out.write(text), writeErr: (text) => void err.write(text) })
    .parse([...args], { from: 'user' })
    .opts<Options>();
}

async function runBaselines(sets: EvaluationSets, { err }: Streams): Promise<Named[]> {
  const results: Named[] = [];
  for (const variant of BASELINES) {
    const name = `node-nlp ${variant}`;
    const evaluation = await runBaseline({ sets, variant, rejectedShare: REJECTED_SHARE }, (epoch, loss) => {
      if (epoch % 10 === 1) err.write(`${name}: epoch ${epoch}, loss ${loss.toPrecision(3)}\n`);
    });
    results.push({ name, evaluation });
  }
  return results;
}

function toJson(all: readonly Named[]): string {
  const [ours, ...baselines] = all.map(({ name, evaluation }) => ({ name, ...evaluation.figures }));
  const { name: _, ...figures } = ours ?? { name: '' };
  return JSON.stringify({ ...figures, ...(baselines.length > 0 && { baselines }) });
}

function toText({ language, train, test, strangers }: EvaluationSets, all: readonly Named[]): string {
  const intents = new Set(train.map(({ intent }) => intent)).size;
  const heading = `${train.length} questions of ${intents} intents (${language}), ${test.length} test rows, ${strangers.test.length} strangers`;
  const table = figureTable(all.map(({ name, evaluation }) => ({ name, figures: evaluation.figures })));
  return `${heading}\n${plainTable(table)}`;
}

function writeRows(path: string, { insiders, strangers, threshold }: Evaluation): void {
  const rows = [...insiders, ...strangers].map(({ text, truth, guess, evidence }) => ({
    text,
    intent: truth,
    guess,
    evidence,
    accepted: evidence >= threshold,
  }));
  writeFileSync(path, stringify(rows, { header: true, cast: { boolean: String } }));
}

if (require.main === module) {
  void main(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}
