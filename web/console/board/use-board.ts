import { useEffect, useRef, useState } from 'react';
import type { BoardView } from '../../../src/contract/board';
import { usePrefs } from '../../shared/lib/prefs';
import { onDeskEvent } from '../lib/desk-events';
import { Pacer, REAL_PACE } from '../lib/pacer';
import { boardApi } from './board-api';

/** Apart from one another, in ms: readings of a board that is looked at, and of one that is not. */
const GAP = { seen: 2_000, hidden: 30_000 };
/** The server's answer is up to a second old, in ms. */
const KEPT = 1_500;
/** Service levels and signs of life change without an event. */
const SAFETY = 10_000;

export interface Board {
  view: BoardView | null;
  error: unknown;
  refresh: () => void;
}

/** The board, read again when something happened: at most every two seconds, and in its own time. */
export function useBoard(): Board {
  const { locale } = usePrefs();
  const [view, setView] = useState<BoardView | null>(null);
  const [error, setError] = useState<unknown>(null);
  const pacer = useRef<Pacer | null>(null);

  useEffect(() => {
    let current = true;
    const read = async (): Promise<void> => {
      try {
        const next = await boardApi.board(locale);
        if (!current) return;
        setView(next);
        setError(null);
      } catch (failed) {
        if (current) setError(failed);
      }
    };
    const paced = new Pacer(read, () => (document.hidden ? GAP.hidden : GAP.seen), REAL_PACE);
    pacer.current = paced;
    const ask = (): void => paced.ask();
    let after: ReturnType<typeof setTimeout>;
    // Why again: what is read right after an event may be the answer that the server made just before it.
    const heard = (): void => {
      ask();
      clearTimeout(after);
      after = setTimeout(ask, KEPT);
    };
    void paced.now();
    after = setTimeout(ask, KEPT);
    const stop = onDeskEvent(heard);
    const timer = setInterval(ask, SAFETY);
    document.addEventListener('visibilitychange', ask);
    return () => {
      current = false;
      paced.stop();
      stop();
      clearTimeout(after);
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [locale]);

  return { view, error, refresh: () => void pacer.current?.now() };
}
