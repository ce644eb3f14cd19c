import type { Figures } from './figures';

const percent = (share: number): string => (100 * share).toFixed(1);
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(bytes < 1e7 ? 2 : 0);

/** How each figure is called and written, in the order in which they are shown. */
export const FIGURES: readonly { key: keyof Figures; title: string; write: (value: number) => string }[] = [
  { key: 'accuracy', title: 'accuracy, %', write: percent },
  { key: 'macroF1', title: 'macro-F1, %', write: percent },
  { key: 'inScopeAccuracy', title: 'in scope: right and accepted, %', write: percent },
  { key: 'falselyRejected', title: 'in scope: rejected, %', write: percent },
  { key: 'oosRecall', title: 'out of scope: recall, %', write: percent },
  { key: 'oosPrecision', title: 'out of scope: precision, %', write: percent },
  { key: 'oosAuroc', title: 'out of scope: AUROC', write: (value) => value.toFixed(4) },
  { key: 'trainCpuSeconds', title: 'training, CPU seconds', write: (value) => value.toFixed(2) },
  { key: 'modelBytes', title: 'model, MB', write: megabytes },
  { key: 'perSecond', title: 'understandings a second', write: (value) => String(value) },
  { key: 'peakMemoryBytes', title: 'peak memory, MB', write: megabytes },
];

/** One row per figure that any engine has; a column per engine. */
export function figureTable(engines: readonly { name: string; figures: Figures }[]): string[][] {
  const rows = FIGURES.filter(({ key }) => engines.some(({ figures }) => figures[key] !== undefined)).map(
    ({ key, title, write }) => [
      title,
      ...engines.map(({ figures }) => (figures[key] === undefined ? '' : write(figures[key]))),
    ],
  );
  return [['', ...engines.map(({ name }) => name)], ...rows];
}

/** The table for a terminal: columns padded, figures to the right. */
export function plainTable(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  '),
    )
    .join('\n');
}
