import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContentFiles } from '../../contract/publishing';
import { parseContent } from './parse-content';
import type { ContentSource } from './source';

/** Reads and checks the intents folder. Wrong files are told in `findings`; a folder that cannot be read throws. */
export async function readSource(intentsDir: string): Promise<ContentSource> {
  return parseContent(await readFolder(intentsDir));
}

/** The YAML files of the folder and of the folders in it, by path; `schema/` and hidden files are left out. */
export async function readFolder(intentsDir: string): Promise<ContentFiles> {
  const paths = await listFiles(intentsDir);
  return Promise.all(
    paths.map(async (path) => ({ path, text: await readFile(join(intentsDir, path), 'utf8') })),
  );
}

async function listFiles(intentsDir: string): Promise<string[]> {
  const entries = await readdir(intentsDir, { recursive: true });
  return entries
    .map((entry) => entry.replaceAll('\\', '/'))
    .filter((entry) => /^(?!schema\/)([\w-]+\/)?[^/.][^/]*\.ya?ml$/.test(entry))
    .sort();
}
