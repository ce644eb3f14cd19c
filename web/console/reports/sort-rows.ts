import type { ReportView } from '../../../src/contract/figures-api';

export interface Order {
  /** Index of a figure; null: as the server ordered them. */
  column: number | null;
  down: boolean;
}

/** Rows by a figure; those without it last, whichever way. */
export function sorted(rows: ReportView['rows'], { column, down }: Order): ReportView['rows'] {
  if (column === null) return down ? [...rows].reverse() : rows;
  const valueOf = (row: ReportView['rows'][number]): number | null => row.values[column] ?? null;
  return [...rows].sort((one, other) => {
    const [a, b] = [valueOf(one), valueOf(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return down ? b - a : a - b;
  });
}
