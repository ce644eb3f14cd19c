import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ContentFiles, Finding } from '../../contract/publishing';
import { formatFinding } from '../content/finding';
import { readFolder } from '../content/read-source';
import type { Colours } from './colours';
import { EXIT, Failure } from './io';

/** The intents folder as files; a folder that is not there is wrong usage. */
export async function openFolder(intents: string): Promise<ContentFiles> {
  const folder = resolve(intents);
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory())
    throw new Failure(`There is no folder ${folder}; name it with --intents`, EXIT.usage);
  const files = await readFolder(folder);
  if (files.length === 0)
    throw new Failure(`${folder} holds no intents; name another with --intents`, EXIT.usage);
  return files;
}

/** A finding as people read it, with the intents folder before the path so that editors can jump to it. */
export function paintFinding(finding: Finding, intents: string, { red, yellow }: Colours): string {
  const line = formatFinding({ ...finding, file: `${intents.replace(/\/+$/, '')}/${finding.file}` });
  return `${finding.severity === 'error' ? red('error') : yellow('warning')} ${line}`;
}

/** `YYYY-MM-DD` of the local day. */
export function dayOf(now: Date): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
