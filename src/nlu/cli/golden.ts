import { LOCALES, type Understander } from '../../contract/understanding';
import type { ContentSource } from '../content/source';
import { askGolden, goldenOf, type GoldenResult } from '../gate/golden';
import type { Colours } from './colours';
import type { Io } from './io';
import { startProgress } from './progress';
import { textTable } from './table';

/** Sentences between two looks at the progress bar. */
const STRIDE = 50;

/** Asks all golden sentences. */
export function askAll(io: Io, source: ContentSource, understander: Understander): GoldenResult[] {
  const all = goldenOf(source);
  const progress = startProgress('golden', io.err);
  const results = all.map(({ golden, locale }, at) => {
    if (at % STRIDE === 0) progress.at(at / all.length, 'sentences');
    return askGolden(understander, golden, locale);
  });
  progress.at(1, 'sentences');
  progress.stop();
  return results;
}

/** Misses and unsure sentences, each with its file and line. */
export function missLines(
  results: readonly GoldenResult[],
  intents: string,
  { red, yellow }: Colours,
): string[] {
  const line = ({ golden, got }: GoldenResult): string =>
    `${intents}/${golden.place.file}:${golden.place.line}: "${golden.text}" should be ${golden.intent}, is ${got}`;
  return [
    ...results.filter(({ unsure }) => unsure).map((result) => `${yellow('unsure')} ${line(result)}`),
    ...results.filter(({ passed }) => !passed).map((result) => `${red('miss')} ${line(result)}`),
  ];
}

/** One row per file of golden sentences (a topic) with a column per locale: right of asked. */
export function goldenTable(results: readonly GoldenResult[]): string {
  const cells = new Map<string, { right: number; asked: number }>();
  const topics = new Set<string>();
  for (const { golden, passed } of results) {
    const [locale = '', file = ''] = golden.place.file.split('/');
    const topic = file.replace(/\.golden\.ya?ml$/, '');
    topics.add(topic);
    for (const row of [topic, 'all']) {
      const cell = cells.get(`${row} ${locale}`) ?? { right: 0, asked: 0 };
      cell.asked++;
      if (passed) cell.right++;
      cells.set(`${row} ${locale}`, cell);
    }
  }
  const rows = [...[...topics].sort(), 'all'].map((topic) => [
    topic,
    ...LOCALES.map((locale) => {
      const cell = cells.get(`${topic} ${locale}`);
      return cell ? `${cell.right}/${cell.asked}` : '-';
    }),
  ]);
  return textTable(['topic', ...LOCALES], rows);
}

/** The two numbers that matter. */
export function goldenFigures(
  results: readonly GoldenResult[],
): Record<'understood' | 'asked' | 'unsure' | 'rejected' | 'none', number> {
  const none = results.filter(({ golden }) => golden.intent === 'none');
  const known = results.filter(({ golden }) => golden.intent !== 'none');
  const passed = (list: readonly GoldenResult[]): number => list.filter((result) => result.passed).length;
  return {
    understood: passed(known),
    asked: known.length,
    unsure: results.filter(({ unsure }) => unsure).length,
    rejected: passed(none),
    none: none.length,
  };
}
