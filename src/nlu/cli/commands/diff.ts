import { stat } from 'node:fs/promises';
import { createTwoFilesPatch } from 'diff';
import { historySchema, publicationFilesSchema } from '../../../contract/studio-publishing';
import type { ContentFiles } from '../../../contract/publishing';
import { createWorkshop } from '../../workshop';
import type { Colours } from '../colours';
import { openFolder } from '../folder';
import { filesOfRef } from '../git';
import { EXIT, Failure, putJson, type Io } from '../io';
import { folderOptions, serverOptions, type CliCommand } from '../program';
import { signIn } from '../server/client';

interface Options {
  intents: string;
  json: boolean;
  server: string;
  against?: string;
  exitCode: boolean;
}

/** What the folder says otherwise than the live version, another folder, or a commit. */
export const diff: CliCommand<Options> = {
  name: 'diff',
  summary: 'Show what the folder changes against the live version, another folder or a git commit.',
  examples: ['diff', 'diff --against HEAD', 'diff --against ../old/intents --json'],
  define: (command) =>
    serverOptions(folderOptions(command))
      .option('--against <folder or commit>', 'compare with this instead of the live version')
      .option('--exit-code', 'end with 1 where something differs', false),
  run: async ({ io, colours }, { intents, json, server, against, exitCode }) => {
    const after = await openFolder(intents);
    const { name, files: before } = await otherSide(io, intents, server, against);
    const diffs = createWorkshop().diff(before, after);
    const patch = patchOf(before, after, name, intents);
    if (json) putJson(io, { against: name, diffs });
    else io.out.write(patch === '' ? 'No difference\n' : paint(patch, colours));
    if (!json && patch !== '') io.out.write(`${summary(diffs)}\n`);
    return exitCode && patch !== '' ? EXIT.findings : EXIT.fine;
  },
};

async function otherSide(
  io: Io,
  intents: string,
  server: string,
  against: string | undefined,
): Promise<{ name: string; files: ContentFiles }> {
  if (against === undefined) return liveVersion(io, server);
  const isFolder = (await stat(against).catch(() => null))?.isDirectory() ?? false;
  return { name: against, files: isFolder ? await openFolder(against) : await filesOfRef(intents, against) };
}

async function liveVersion(io: Io, server: string): Promise<{ name: string; files: ContentFiles }> {
  const client = await signIn(io, server);
  const { publications, activations } = await client.get('/api/studio/history', historySchema);
  const number = publications.find(({ live }) => live)?.number ?? activations[0]?.publication;
  if (number === undefined)
    throw new Failure('Nothing has been published yet; there is nothing to compare with', EXIT.server);
  const { files } = await client.get(`/api/studio/publications/${number}/files`, publicationFilesSchema);
  return { name: `live version ${number}`, files };
}

function patchOf(before: ContentFiles, after: ContentFiles, name: string, intents: string): string {
  const old = new Map(before.map(({ path, text }) => [path, text]));
  const now = new Map(after.map(({ path, text }) => [path, text]));
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort()
    .filter((path) => old.get(path) !== now.get(path))
    .map((path) =>
      createTwoFilesPatch(`${name}/${path}`, `${intents}/${path}`, old.get(path) ?? '', now.get(path) ?? ''),
    )
    .join('');
}

function paint(patch: string, { green, red, cyan, bold }: Colours): string {
  return patch
    .split('\n')
    .map((line) => {
      if (/^(\+\+\+|---|={3})/.test(line)) return bold(line);
      if (line.startsWith('@@')) return cyan(line);
      if (line.startsWith('+')) return green(line);
      return line.startsWith('-') ? red(line) : line;
    })
    .join('\n');
}

function summary(diffs: readonly { change: string }[]): string {
  const count = (change: string): number => diffs.filter((each) => each.change === change).length;
  return `intents: ${count('added')} added, ${count('changed')} changed, ${count('removed')} removed`;
}
