import type { KeyboardEvent, ReactNode } from 'react';
import { duration } from '../../shared/lib/format';
import { fill } from '../../shared/locale';
import { useNow } from '../lib/use-now';
import type { Sort } from './sorting';
import { useBoardTexts } from './texts';

/** How long ago that was, counting. */
export function Elapsed({ since, words = '{time}' }: { since: string; words?: string }): ReactNode {
  const now = useNow();
  return <time dateTime={since}>{fill(words, { time: duration(now - Date.parse(since)) })}</time>;
}

interface HeadProps {
  column: string;
  label: string;
  sort: Sort | null;
  onSort: (column: string) => void;
  title?: string | undefined;
}

/** A column that can be sorted by. */
export function SortHead({ column, label, sort, onSort, title }: HeadProps): ReactNode {
  const texts = useBoardTexts();
  const mine = sort?.column === column ? sort : null;
  const order = mine === null ? 'none' : mine.down ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={order}>
      <button
        type="button"
        className="sort"
        title={title ?? fill(texts.sortBy, { column: label })}
        onClick={() => onSort(column)}
      >
        {label}
        <span aria-hidden="true">{mine === null ? '' : mine.down ? ' ▾' : ' ▴'}</span>
      </button>
    </th>
  );
}

/** Up and down go from row to row; the row itself has the focus. */
export function moveRow(event: KeyboardEvent<HTMLTableRowElement>): boolean {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return false;
  const row = event.currentTarget;
  const next = event.key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling;
  if (next instanceof HTMLElement) next.focus();
  event.preventDefault();
  return true;
}
