import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { LinearModelData } from '../classifier/linear-model';

const DIGEST = 32;
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
}

function fileName(name: string): string {
  return `${name}.model`;
}

function digest(body: Uint8Array): Buffer {
  return createHash('sha256').update(body).digest();
}
