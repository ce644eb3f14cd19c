import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { formatFinding, type Finding } from '../content/finding';
import { lint } from '../content/lint';
import { readSource } from '../content/read-source';
import type { ContentSource } from '../content/source';
import { createNlu } from '../create-nlu';
import { coloursFor, type Colours } from './colours';
import { askGolden, goldenOf, type GoldenResult } from '../gate/golden';
import { startProgress } from './progress';

const USAGE = 'Usage: check [--intents <folder>] [--cache <folder>]';

/** Lints the intents and asks all golden sentences. Exit code 0: all well; 1: findings or misses; 2: wrong usage. */
export async function main(
  args: readonly string[],
  out: NodeJS.WriteStream = process.stdout,
): Promise<number> {
  const options = readOptions(args);
  if (!options) {
    out.write(`${USAGE}\n`);
    return 2;
  }
  const colours = coloursFor(out.isTTY);
  const source = await readSource(options.intents);
  const findings = lint(source);
  for (const finding of findings) out.write(`${paintFinding(finding, colours)}\n`);
  if (findings.some(({ severity }) => severity === 'error')) {
    out.write(colours.red(`${findings.length} findings; golden sentences were not asked\n`));
    return 1;
  }
  const results = await askAll(options, source, out);
  return report(results, findings, colours, out);
}

function readOptions(args: readonly string[]): { intents: string; cache: string | undefined } | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { intents: { type: 'string' }, cache: { type: 'string' } },
    });
    return { intents: resolve(values.intents ?? 'intents'), cache: values.cache };
  } catch {
    return undefined;
  }
}

async function askAll(
  { intents, cache }: { intents: string; cache: string | undefined },
  source: ContentSource,
  out: NodeJS.WriteStream,
): Promise<GoldenResult[]> {
  out.write('Training...\n');
  const nlu = await createNlu({ intentsDir: intents, ...(cache === undefined ? {} : { cacheDir: cache }) });
  const all = goldenOf(source);
  const progress = startProgress('golden', all.length, out);
  const results = all.map(({ golden, locale }) => {
    progress.step();
    return askGolden(nlu.understander, golden, locale);
  });
  progress.stop();
  await nlu.close();
  return results;
}

function report(
  results: GoldenResult[],
  findings: Finding[],
  colours: Colours,
  out: NodeJS.WriteStream,
): number {
  const line = ({ golden, got }: GoldenResult): string =>
    `${golden.place.file}:${golden.place.line}: "${golden.text}" should be ${golden.intent}, is ${got}`;
  const misses = results.filter(({ passed }) => !passed);
  for (const result of results.filter(({ unsure }) => unsure))
    out.write(`${colours.yellow('unsure')} ${line(result)}\n`);
  for (const result of misses) out.write(`${colours.red('miss')} ${line(result)}\n`);
  const none = results.filter(({ golden }) => golden.intent === 'none');
  const passed = (list: GoldenResult[]): number => list.filter((result) => result.passed).length;
  const inScope = results.filter(({ golden }) => golden.intent !== 'none');
  out.write(
    `golden: ${passed(inScope)} of ${inScope.length} understood, ${results.filter((r) => r.unsure).length} of them unsure\n`,
  );
  out.write(`none: ${passed(none)} of ${none.length} rejected\n`);
  out.write(`findings: ${findings.length}\n`);
  const well = misses.length === 0 && findings.length === 0;
  out.write(
    well
      ? colours.green('All well\n')
      : colours.red(`${misses.length} misses, ${findings.length} findings\n`),
  );
  return well ? 0 : 1;
}

function paintFinding(finding: Finding, { red, yellow }: Colours): string {
  return `${finding.severity === 'error' ? red('error') : yellow('warning')} ${formatFinding(finding)}`;
}

if (require.main === module) {
  void main(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}
