import { useMemo, useState } from 'react';

export interface Sort {
  column: string;
  down: boolean;
}

/** How to compare rows by a column; numbers and texts. */
export type Columns<Row> = Record<string, (row: Row) => number | string>;

export interface Sorted<Row> {
  rows: Row[];
  sort: Sort | null;
  /** First up, then down, then as it came. */
  by: (column: string) => void;
}

/** Rows in the order that somebody chose; rows that are equal keep the order in which they came. */
export function useSorted<Row>(all: Row[], columns: Columns<Row>, language: string): Sorted<Row> {
  const [sort, setSort] = useState<Sort | null>(null);
  const rows = useMemo(() => sortRows(all, columns, sort, language), [all, columns, sort, language]);
  return { rows, sort, by: (column) => setSort((now) => nextSort(now, column)) };
}

export function sortRows<Row>(all: Row[], columns: Columns<Row>, sort: Sort | null, language: string): Row[] {
  const value = sort === null ? undefined : columns[sort.column];
  if (sort === null || value === undefined) return all;
  const collator = new Intl.Collator(language, { numeric: true });
  const sign = sort.down ? -1 : 1;
  return all.toSorted((a, b) => {
    const [one, other] = [value(a), value(b)];
    const order =
      typeof one === 'number' && typeof other === 'number'
        ? one - other
        : collator.compare(String(one), String(other));
    return sign * order;
  });
}

export function nextSort(now: Sort | null, column: string): Sort | null {
  if (now?.column !== column) return { column, down: false };
  return now.down ? null : { column, down: true };
}
