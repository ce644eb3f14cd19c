import { useCallback, useEffect, useRef, useState } from 'react';
import type { TryResult } from '../../../src/contract/studio';
import type { Locale } from '../../shared/locale';
import { api } from '../lib/api';

const PAUSE_MS = 450;
/** An answer that takes longer than this waits for the draft to be learned. */
const LEARNING_MS = 900;

export interface Trial {
  /** Null until something was tried. */
  draft: TryResult | null;
  live: TryResult | null;
  state: 'idle' | 'working' | 'learning';
  error: unknown;
  /** Tries it now. */
  run: () => void;
}

interface Question {
  text: string;
  locale: Locale | null;
  lastIntent: string | null;
  /** Version of the draft: another one is tried again. */
  version: number | undefined;
}

type Shown = Omit<Trial, 'run'>;
const NOTHING: Shown = { draft: null, live: null, state: 'idle', error: null };

/** Tries a sentence in draft and live a moment after it was typed, and again when the draft has changed. */
export function useTry({ text, locale, lastIntent, version }: Question): Trial {
  const [shown, setShown] = useState<Shown>(NOTHING);
  const turn = useRef(0);
  const wanted = text.trim();

  const run = useCallback(() => {
    turn.current += 1;
    const mine = turn.current;
    const tell = (next: Partial<Shown>): void => {
      if (turn.current === mine) setShown((before) => ({ ...before, ...next }));
    };
    if (wanted === '') {
      setShown(NOTHING);
      return;
    }
    tell({ state: 'working', error: null });
    const slow = setTimeout(() => tell({ state: 'learning' }), LEARNING_MS);
    const asked = {
      text: wanted,
      ...(locale === null ? {} : { locale }),
      ...(lastIntent === null ? {} : { lastIntent }),
    };
    void Promise.all([api.try({ ...asked, version: 'draft' }), api.try({ ...asked, version: 'live' })])
      .then(
        ([draft, live]) => tell({ draft, live, state: 'idle' }),
        (error: unknown) => tell({ error, state: 'idle' }),
      )
      .finally(() => clearTimeout(slow));
  }, [wanted, locale, lastIntent]);

  useEffect(() => {
    const timer = setTimeout(run, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [run, version]);
  return { ...shown, run };
}
