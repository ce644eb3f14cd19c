import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ContentFiles } from '../../contract/publishing';
import { readFolder } from './read-source';

/** Brings the folder to these files: each is written whole or not at all, and YAML files that are not among them go. */
export async function writeFolder(intentsDir: string, files: ContentFiles): Promise<{ changed: string[] }> {
  const before = new Map((await readFolder(intentsDir)).map(({ path, text }) => [path, text]));
  const changed: string[] = [];
  for (const { path, text } of files) {
    if (before.get(path) !== text) {
      await replaceFile(join(intentsDir, path), text);
      changed.push(path);
    }
    before.delete(path);
  }
  for (const path of before.keys()) {
    await rm(join(intentsDir, path));
    changed.push(path);
  }
  return { changed };
}

async function replaceFile(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.${String(process.pid)}.tmp`;
  await writeFile(temporary, text);
  await rename(temporary, file);
}
