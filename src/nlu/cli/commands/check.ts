import { isDeepStrictEqual } from 'node:util';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ContentFiles, Finding } from '../../../contract/publishing';
import { lint } from '../../content/lint';
import { parseContent } from '../../content/parse-content';
import { schemaFiles } from '../../content/schema-files';
import type { ContentSource } from '../../content/source';
import type { GoldenResult } from '../../gate/golden';
import { deadLinks } from '../dead-links';
import { withPrepared } from '../engine';
import { dayOf, openFolder, paintFinding } from '../folder';
import { askAll, goldenFigures, missLines } from '../golden';
import { EXIT, putJson, type Io } from '../io';
import { cacheOption, folderOptions, type CliCommand, type Context } from '../program';

interface Options {
  intents: string;
  cache: string;
  json: boolean;
  online: boolean;
  golden: boolean;
  writeSchemas: boolean;
}

/** Lint, JSON Schemas, and all golden sentences. */
export const check: CliCommand<Options> = {
  name: 'check',
  summary: 'Find what is wrong in the content, and sentences that are misunderstood.',
  examples: ['check', 'check --no-golden', 'check --online', 'check --json > findings.json'],
  define: (command) =>
    cacheOption(folderOptions(command))
      .option('--no-golden', 'do not train and ask the golden sentences')
      .option('--online', 'also ask whether the pages behind links answer', false)
      .option('--write-schemas', 'write the JSON Schemas that editors complete with', false),
  run: async (context, options) => {
    const files = await openFolder(options.intents);
    if (options.writeSchemas) await writeSchemas(options.intents);
    const source = parseContent(files);
    const findings = await findingsOf(context.io, source, options);
    const broken = findings.some(({ severity }) => severity === 'error');
    const results = broken || !options.golden ? null : await ask(context.io, files, source, options.cache);
    if (options.json) putJson(context.io, { findings, golden: results && toJson(results) });
    else report(context, options, findings, results);
    return findings.length > 0 || results?.some(({ passed }) => !passed) ? EXIT.findings : EXIT.fine;
  },
};

async function findingsOf(io: Io, source: ContentSource, options: Options): Promise<Finding[]> {
  const findings = [...lint(source, { today: dayOf(io.now()) }), ...(await staleSchemas(options.intents))];
  return options.online ? [...findings, ...(await deadLinks(io, source))] : findings;
}

function ask(io: Io, files: ContentFiles, source: ContentSource, cache: string): Promise<GoldenResult[]> {
  return withPrepared(io, files, cache, ({ understander }) => askAll(io, source, understander));
}

function report(
  { io: { out }, colours }: Context,
  { intents, golden }: Options,
  findings: readonly Finding[],
  results: readonly GoldenResult[] | null,
): void {
  for (const finding of findings) out.write(`${paintFinding(finding, intents, colours)}\n`);
  const misses = results?.filter(({ passed }) => !passed).length ?? 0;
  if (results) {
    for (const line of missLines(results, intents, colours)) out.write(`${line}\n`);
    const figures = goldenFigures(results);
    out.write(
      `golden: ${figures.understood} of ${figures.asked} understood, ${figures.unsure} of them unsure\n`,
    );
    out.write(`none: ${figures.rejected} of ${figures.none} rejected\n`);
  } else if (golden) out.write('golden sentences were not asked: mend the errors first\n');
  const well = findings.length === 0 && misses === 0;
  const sum = `${findings.length} findings, ${misses} misses`;
  out.write(well ? colours.green('All well\n') : `${colours.red(sum)}\n`);
}

function toJson(results: readonly GoldenResult[]): object {
  const misses = results
    .filter(({ passed }) => !passed)
    .map(({ golden, got }) => ({ text: golden.text, expected: golden.intent, got, ...golden.place }));
  return { ...goldenFigures(results), misses };
}

/** Schemas that stand in the folder and are not what the format is now. */
async function staleSchemas(intents: string): Promise<Finding[]> {
  const wrong = await Promise.all(
    schemaFiles().map(async ({ path, text }): Promise<Finding[]> => {
      const stands = await readFile(join(intents, path), 'utf8').catch(() => undefined);
      if (stands === undefined || sameJson(stands, text)) return [];
      const message = 'is not what the format is now; write it with npm run intents -- check --write-schemas';
      return [{ severity: 'error', file: path, line: 1, rule: 'stale-schema', message }];
    }),
  );
  return wrong.flat();
}

/** Why not the texts: a formatter may have been over it. */
function sameJson(one: string, other: string): boolean {
  try {
    return isDeepStrictEqual(JSON.parse(one), JSON.parse(other));
  } catch {
    return false;
  }
}

async function writeSchemas(intents: string): Promise<void> {
  for (const { path, text } of schemaFiles()) {
    await mkdir(dirname(join(intents, path)), { recursive: true });
    await writeFile(join(intents, path), text);
  }
}
