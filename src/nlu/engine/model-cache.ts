import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { LinearModelData } from '../classifier/linear-model';

const DIGEST = 32;
const EXTENSION = '.model';
/** Model files kept per language: the current one and some to roll back to. */
const KEPT = 3;

/** Reads a model; a missing, torn or foreign file gives undefined. */
export async function readModel(cacheDir: string, name: string): Promise<LinearModelData | undefined> {
  try {
    const bytes = await readFile(join(cacheDir, fileName(name)));
    const body = bytes.subarray(DIGEST);
    if (!digest(body).equals(bytes.subarray(0, DIGEST))) return undefined;
    return deserialize(body) as LinearModelData;
  } catch {
    return undefined;
  }
}

/** Writes a model under a temporary name first, so that a kill leaves no half file, and drops the oldest ones. */
export async function writeModel(cacheDir: string, name: string, model: LinearModelData): Promise<void> {
  await mkdir(cacheDir, { recursive: true });
  const body = serialize(model);
  const temporary = join(cacheDir, `${fileName(name)}.${process.pid}.tmp`);
  await writeFile(temporary, Buffer.concat([digest(body), body]));
  await rename(temporary, join(cacheDir, fileName(name)));
  await dropOldest(cacheDir, family(name));
}

async function dropOldest(cacheDir: string, prefix: string): Promise<void> {
  const files = (await readdir(cacheDir)).filter(
    (file) => file.startsWith(prefix) && file.endsWith(EXTENSION),
  );
  const aged = await Promise.all(
    files.map(async (file) => ({ file, writtenAt: (await stat(join(cacheDir, file))).mtimeMs })),
  );
  aged.sort((a, b) => b.writtenAt - a.writtenAt);
  await Promise.all(aged.slice(KEPT).map(({ file }) => rm(join(cacheDir, file), { force: true })));
}

/** The name without its key: files that replace each other. */
function family(name: string): string {
  return name.slice(0, name.lastIndexOf('-') + 1);
}

function fileName(name: string): string {
  return `${name}${EXTENSION}`;
}

function digest(body: Uint8Array): Buffer {
  return createHash('sha256').update(body).digest();
}
