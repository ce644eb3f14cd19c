import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** One event or quirk of a vendor: what arrives, and what we make of it. */
export interface Fixture {
  about: string;
  payload: unknown;
  expect?: object | object[];
  error?: string;
}

export function channelFolder(name: string): string {
  return resolve('channels', name);
}

/** File name and fixture, in the order of the names. */
export function fixturesOf(channel: string): [string, Fixture][] {
  const folder = join(channelFolder(channel), 'fixtures');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Fixture]);
}
