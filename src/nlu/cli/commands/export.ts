import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { Argument, Option } from 'commander';
import { LOCALES, type Locale } from '../../../contract/understanding';
import { FORMATS, formatNamed } from '../../formats';
import type { FormatFile } from '../../formats/format';
import { createWorkshop } from '../../workshop';
import { modelOf } from '../exchange/from-content';
import { openFolder } from '../folder';
import { EXIT, Failure, putJson } from '../io';
import { folderOptions, type CliCommand } from '../program';

interface Options {
  intents: string;
  json: boolean;
  out: string;
  locale?: Locale;
  force: boolean;
}

/** Writes the content as other products read it. */
export const exportCommand: CliCommand<Options> = {
  name: 'export',
  summary: 'Write the content in the format of another product; what that cannot hold is listed.',
  examples: [
    'export xlsx -o intents.xlsx',
    'export rasa -o /tmp/rasa --locale zh-CN',
    'export csv -o /tmp/tables --force',
  ],
  define: (command) =>
    folderOptions(command)
      .addArgument(new Argument('<format>', 'how to write').choices(FORMATS.map(({ name }) => name)))
      .requiredOption('-o, --out <path>', 'a folder, or a file where there is only one')
      .addOption(new Option('--locale <locale>', 'only one locale').choices(LOCALES))
      .option('--force', 'write over files that are there', false),
  run: async ({ io, colours }, { intents, json, out, locale, force }, [name = '']) => {
    const format = formatNamed(name);
    if (!format) throw new Failure(`There is no format ${name}`, EXIT.usage);
    const files = await openFolder(intents);
    const model = modelOf(createWorkshop(), files, locale === undefined ? LOCALES : [locale]);
    const written = await format.write(model);
    const paths = placesOf(written.files, out, format.extensions);
    if (!force) await refuseExisting(paths.map(({ path }) => path));
    for (const { path, data } of paths) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, data);
    }
    if (json) putJson(io, { files: paths.map(({ path }) => path), lost: written.lost });
    else {
      for (const line of written.lost) io.out.write(`${colours.yellow('not held')} ${line}\n`);
      for (const { path } of paths) io.out.write(`${colours.green('written')} ${path}\n`);
    }
    return EXIT.fine;
  },
};

function placesOf(
  files: readonly FormatFile[],
  out: string,
  extensions: readonly string[],
): { path: string; data: Uint8Array }[] {
  const named = extensions.includes(extname(out).toLowerCase());
  if (named && files.length > 1)
    throw new Failure(
      `${files.length} files are written, so -o has to be a folder; or add --locale`,
      EXIT.usage,
    );
  return files.map(({ name, data }) => ({ path: named ? resolve(out) : join(resolve(out), name), data }));
}

async function refuseExisting(paths: readonly string[]): Promise<void> {
  for (const path of paths)
    if (await stat(path).catch(() => null))
      throw new Failure(`${path} is there already; add --force to write over it`, EXIT.usage);
}
