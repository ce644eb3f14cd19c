import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { GateReport, GateStep } from '../../../contract/publishing';
import { parseContent } from '../../content/parse-content';
import { createEngine } from '../../create-nlu';
import { openFolder } from '../folder';
import { EXIT, putJson } from '../io';
import { startProgress } from '../progress';
import { cacheOption, folderOptions, type CliCommand } from '../program';
import { percent, textTable } from '../table';

interface Options {
  intents: string;
  cache: string;
  json: boolean;
  validate: boolean;
}

const STEPS: readonly GateStep[] = ['lint', 'train', 'golden', 'validate', 'replay'];

/** Trains into the cache, so that the next start is quick, and measures what was trained. */
export const train: CliCommand<Options> = {
  name: 'train',
  summary: 'Train into the cache and measure by cross-validation.',
  examples: ['train', 'train --no-validate', 'train --cache /var/lib/switchboard/models --json'],
  define: (command) =>
    cacheOption(folderOptions(command)).option('--no-validate', 'train only; do not measure'),
  run: async ({ io, colours }, { intents, cache, json, validate }) => {
    const files = await openFolder(intents);
    const source = parseContent(files);
    const engine = createEngine({ ...io.engine, cacheDir: cache });
    const progress = startProgress('train', io.err);
    const started = performance.now();
    try {
      progress.at(0, 'train');
      const { version } = await engine.prepare(files);
      const seconds = (performance.now() - started) / 1000;
      const report = validate
        ? await engine.gate(files, [], (step, done) => progress.at(doneOf(step, done), step))
        : null;
      progress.stop();
      const intentCount = new Set([...source.intents.values()].flat().map(({ id }) => id)).size;
      const figures = {
        version,
        intents: intentCount,
        ...questionCounts(source.intents),
        seconds,
        cacheBytes: await sizeOf(cache),
        ...measured(report),
      };
      if (json) putJson(io, figures);
      else io.out.write(`${figuresTable(figures)}\n${colours.green('Trained')}\n`);
      return EXIT.fine;
    } finally {
      progress.stop();
      await engine.close();
    }
  },
};

function doneOf(step: GateStep, done: number): number {
  return (STEPS.indexOf(step) + Math.min(1, done)) / STEPS.length;
}

function questionCounts(
  intents: ReadonlyMap<string, readonly { questions: unknown[] }[]>,
): Record<string, number> {
  return Object.fromEntries(
    [...intents].map(([locale, list]) => [
      `questions ${locale}`,
      list.reduce((sum, one) => sum + one.questions.length, 0),
    ]),
  );
}

/** Shares from 0 to 1. */
function measured(report: GateReport | null): Record<string, number> {
  const kept = report?.checks.filter(({ name }) => name === 'accuracy' || name === 'rejection') ?? [];
  return Object.fromEntries(kept.map(({ name, figure }) => [name, figure]));
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function figuresTable(figures: Record<string, string | number>): string {
  const shown = (name: string, value: string | number): string => {
    if (typeof value === 'string') return value;
    if (name === 'accuracy' || name === 'rejection') return percent(value);
    return Number.isInteger(value) ? String(value) : value.toFixed(1);
  };
  return textTable(
    ['figure', 'value'],
    Object.entries(figures).map(([name, value]) => [name, shown(name, value)]),
  );
}
