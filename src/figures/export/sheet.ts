import type { FigureUnit, ReportView } from '../../contract/figures-api';
import type { Locale } from '../../contract/understanding';
import { offsetAt } from '../report/zone';
import { WORDS } from './words';

export type Cell = { text: string } | { value: number | null; unit: FigureUnit };

/** A report as a table: titles, the total, then its rows. */
export interface Sheet {
  titles: string[];
  rows: Cell[][];
}

/** `YYYY-MM-DD HH:mm` as the clocks of a time zone show it. */
export function localTime(iso: string, timeZone: string): string {
  const at = Date.parse(iso);
  return new Date(at + offsetAt(timeZone, at)).toISOString().slice(0, 16).replace('T', ' ');
}

export function sheetOf(report: ReportView, locale: Locale): Sheet {
  const words = WORDS[locale];
  const { by, interval, timeZone, figures } = report;
  const heads = [...(interval === 'none' ? [] : [words.start]), ...(by === 'none' ? [] : [words.by[by]])];
  const lead = (row: ReportView['rows'][number]): Cell[] => [
    ...(interval === 'none' ? [] : [{ text: row.start === null ? '' : localTime(row.start, timeZone) }]),
    ...(by === 'none' ? [] : [{ text: row.title === '' ? (row.key ?? words.nobody) : row.title }]),
  ];
  const cells = (values: ReportView['total']): Cell[] =>
    figures.map(({ unit }, index) => ({ value: values[index] ?? null, unit }));
  const first = heads.map((_, index): Cell => ({ text: index === 0 ? words.total : '' }));
  return {
    titles: [...heads, ...figures.map(({ title, unit }) => `${title} (${words.units[unit]})`)],
    rows: [
      [...first, ...cells(report.total)],
      ...report.rows.map((row) => [...lead(row), ...cells(row.values)]),
    ],
  };
}

/** Percentages for shares, whole seconds, two digits for points: as people read them. */
export function rounded(value: number, unit: FigureUnit): number {
  if (unit === 'share') return Math.round(value * 1000) / 10;
  return unit === 'score' ? Math.round(value * 100) / 100 : Math.round(value);
}
