import { useCallback, useEffect, useRef, useState } from 'react';
import type { HistoryHit, HistoryView } from '../../../src/contract/history';
import { get } from '../../shared/lib/http';

/** What is asked, as the address has it; dates as YYYY-MM-DD of the browser's time zone. */
export interface Wanted {
  words: string;
  customer: string;
  agent: string;
  queue: string;
  disposition: string;
  rating: string;
  channel: string;
  from: string;
  to: string;
}

export interface Search {
  hits: HistoryHit[];
  spellings: string[][];
  /** How far back was looked; null: all of the span, or nothing was asked yet. */
  next: string | null;
  busy: boolean;
  asked: boolean;
  error: unknown;
  start: (wanted: Wanted) => void;
  further: () => void;
}

/** Goes on by itself until so many are found, in so many steps at most; then it waits to be asked. */
const ENOUGH = 20;
const STEPS = 6;
const NOTHING = { hits: [], spellings: [], next: null, busy: false, asked: false, error: null };

/** A search that goes back in steps; each shows at once what it found. */
export function useSearch(): Search {
  const [state, setState] = useState<Omit<Search, 'start' | 'further'>>(NOTHING);
  const run = useRef(0);
  const last = useRef<{ wanted: Wanted; next: string | null }>({ wanted: EMPTY, next: null });
  useEffect(
    () => () => {
      run.current++;
    },
    [],
  );

  const search = useCallback(async (wanted: Wanted, from: string | null): Promise<void> => {
    const mine = ++run.current;
    let before = from;
    let added = 0;
    setState((was) => ({ ...(from === null ? NOTHING : was), busy: true, asked: true, error: null }));
    try {
      for (let step = 0; step < STEPS && added < ENOUGH; step++) {
        const page = await get<HistoryView>(`/history?${queryOf(wanted, before)}`);
        if (run.current !== mine) return;
        before = page.next;
        added += page.hits.length;
        setState((was) => ({
          ...was,
          hits: [...was.hits, ...fresh(was.hits, page.hits)],
          spellings: page.spellings,
          next: page.next,
        }));
        if (page.next === null) break;
      }
    } catch (error) {
      if (run.current === mine) setState((was) => ({ ...was, error }));
    }
    if (run.current !== mine) return;
    last.current = { wanted, next: before };
    setState((was) => ({ ...was, busy: false }));
  }, []);

  return {
    ...state,
    start: (wanted) => void search(wanted, null),
    further: () => void search(last.current.wanted, last.current.next),
  };
}

const EMPTY: Wanted = {
  ...{ words: '', customer: '', agent: '', queue: '', disposition: '', rating: '', channel: '' },
  ...{ from: '', to: '' },
};

/** A conversation that is shown already is not shown again. */
function fresh(known: HistoryHit[], found: HistoryHit[]): HistoryHit[] {
  const seen = new Set(known.map(keyOf));
  return found.filter((hit) => !seen.has(keyOf(hit)));
}

export function keyOf({ conversationId, escalation }: HistoryHit): string {
  return `${conversationId} ${escalation?.id ?? ''}`;
}

function queryOf({ from, to, ...rest }: Wanted, before: string | null): string {
  const query = new URLSearchParams({ from: dayStart(from, 0), to: dayStart(to, 1) });
  for (const [name, value] of Object.entries(rest)) if (value !== '') query.set(name, value);
  if (before !== null) query.set('before', before);
  return query.toString();
}

/** Midnight of a day where the browser is. */
function dayStart(day: string, later: number): string {
  const at = new Date(`${day}T00:00:00`);
  at.setDate(at.getDate() + later);
  return at.toISOString();
}

/** Days back from today, as YYYY-MM-DD. */
export function dayBack(days: number): string {
  const at = new Date();
  at.setDate(at.getDate() - days);
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
}

/** Days of a span, both ends included; NaN when one is missing. */
export function daysOf(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}
