import { readFile, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { Argument, Option } from 'commander';
import type { Finding } from '../../../contract/publishing';
import { LOCALES, type Locale } from '../../../contract/understanding';
import { writeFolder } from '../../content/write-folder';
import { FORMATS, formatNamed } from '../../formats';
import { MAX_BYTES, type FormatFile } from '../../formats/format';
import { createWorkshop } from '../../workshop';
import { importModel, type Imported, type ImportOptions } from '../exchange/to-content';
import { openFolder, paintFinding } from '../folder';
import { EXIT, Failure, putJson } from '../io';
import { folderOptions, type CliCommand, type Context } from '../program';

interface Options extends ImportOptions {
  intents: string;
  json: boolean;
  locale?: Locale;
  dryRun: boolean;
}

const LIST = FORMATS.map(({ name, title }) => `${name}: ${title}`).join('; ');

/** Brings other products' files into the folder; comments there stay. */
export const importCommand: CliCommand<Options> = {
  name: 'import',
  summary: `Bring intents from other products into the folder. ${LIST}.`,
  examples: [
    'import nlpjs corpus-en.json --dry-run',
    'import rasa data/nlu.yml domain.yml --locale zh-CN --topic cards',
    'import csv questions.csv answers.csv',
    'import lu bank.en.lu --answer "We will call you back."',
  ],
  define: (command) =>
    folderOptions(command)
      .addArgument(new Argument('<format>', 'what the files are').choices(FORMATS.map(({ name }) => name)))
      .argument('<files...>', 'the files')
      .addOption(new Option('--locale <locale>', 'of files that do not say theirs').choices(LOCALES))
      .option('--topic <topic>', 'topic of new intents')
      .option('--answer <text>', 'answer of new intents that come without one')
      .option('--replace', 'the questions of the files stand instead of ours, not beside them', false)
      .option('--dry-run', 'show what would change, and write nothing', false),
  run: async (context, options, [name = '', ...paths]) => {
    if (options.topic !== undefined && !/^[a-z][a-z0-9-]{0,59}$/.test(options.topic))
      throw new Failure(
        '--topic must be lower-case letters, digits and dashes, such as credit-cards',
        EXIT.usage,
      );
    const before = await openFolder(options.intents);
    const { locale } = options;
    const read = await formatNamed(name)?.read(
      await openFiles(paths),
      locale === undefined ? {} : { locale },
    );
    if (!read) throw new Failure(`There is no format ${name}`, EXIT.usage);
    const workshop = createWorkshop();
    const imported = importModel(workshop, before, read.model, options);
    const result = { ...imported, lost: [...read.lost, ...imported.lost] };
    const findings = newFindings(workshop.lint(before), workshop.lint(result.files));
    if (!options.dryRun) await writeFolder(options.intents, result.files);
    report(context, options, result, findings);
    return findings.some(({ severity }) => severity === 'error') ? EXIT.findings : EXIT.fine;
  },
};

/** Files with the folder they are in, which may tell the language. */
async function openFiles(paths: readonly string[]): Promise<FormatFile[]> {
  return Promise.all(
    paths.map(async (path) => {
      const found = await stat(path).catch(() => null);
      if (!found?.isFile()) throw new Failure(`There is no file ${path}`, EXIT.usage);
      if (found.size > MAX_BYTES)
        throw new Failure(`${path}:1: is too large; at most 20 MB can be read`, EXIT.usage);
      const folder = basename(dirname(path));
      const name = LOCALES.some((locale) => locale === folder)
        ? `${folder}/${basename(path)}`
        : basename(path);
      return { name, data: await readFile(path) };
    }),
  );
}

/** Findings that were not there before, wherever they stand now. */
function newFindings(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  const keyOf = ({ file, rule, message }: Finding): string =>
    `${file} ${rule} ${message.replace(/\d+/g, '')}`;
  const known = new Set(before.map(keyOf));
  return after.filter((finding) => !known.has(keyOf(finding)));
}

function report(
  { io, colours }: Context,
  options: Options,
  result: Imported,
  findings: readonly Finding[],
): void {
  const { added, changed, lost } = result;
  if (options.json) {
    putJson(io, { written: !options.dryRun, added, changed, lost, findings });
    return;
  }
  const line = (text: string): void => void io.out.write(`${text}\n`);
  for (const id of added) line(`${colours.green('new')} ${id}`);
  for (const id of changed) line(`${colours.yellow('changed')} ${id}`);
  for (const each of lost) line(`${colours.red('lost')} ${each}`);
  for (const finding of findings) line(paintFinding(finding, options.intents, colours));
  const verb = options.dryRun ? 'Nothing was written (--dry-run)' : 'Written';
  line(
    `${verb}: ${added.length} new, ${changed.length} changed, ${lost.length} kinds of loss, ${findings.length} new findings`,
  );
}
