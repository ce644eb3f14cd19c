import { readFileSync, writeFileSync } from 'node:fs';
import { envExample } from './env-example';
import type { ChannelSettings } from './load';

/**
 * `--write` makes the example file anew, `--check` compares it (exit code 1 when it is stale). Gives the exit code.
 * Why channels come in: only the composition root may import them.
 */
export function configCli(
  mode: string | undefined,
  channels: ChannelSettings,
  say: (line: string) => void,
  file = '.env.example',
): number {
  const wanted = envExample(channels);
  if (mode === '--write') {
    writeFileSync(file, wanted);
    say(`${file} written`);
    return 0;
  }
  if (mode !== '--check') {
    say('usage: config --write | --check');
    return 2;
  }
  if (read(file) === wanted) {
    say(`${file} is up to date`);
    return 0;
  }
  say(`${file} does not match the schema in src/config and the channels' settings: run npm run env:write`);
  return 1;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
