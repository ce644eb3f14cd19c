import { useEffect, useState } from 'react';
import type { FindingView, IntentSheet } from '../../../src/contract/studio';
import { ApiError } from '../../shared/lib/http';
import { api } from '../lib/api';
import { fromSheet, isChanged, toSave, type Edited } from './model';

const PAUSE_MS = 600;

export interface Lint {
  findings: FindingView[];
  /** Fields that could not be saved so, by path. */
  problems: ReadonlyMap<string, string>;
  state: 'done' | 'checking' | 'failed';
  error: unknown;
}

const NONE: ReadonlyMap<string, string> = new Map();

/** Checks what is written a moment after it was, without saving. */
export function useLint(sheet: IntentSheet | null, edited: Edited | null): Lint {
  const [lint, setLint] = useState<Lint>({ findings: [], problems: NONE, state: 'done', error: null });

  useEffect(() => {
    if (sheet === null || edited === null) return;
    const base = fromSheet(sheet);
    if (!isChanged(edited, base)) {
      setLint({ findings: sheet.findings, problems: NONE, state: 'done', error: null });
      return;
    }
    let current = true;
    setLint((before) => ({ ...before, state: 'checking' }));
    const timer = setTimeout(() => {
      void check(sheet.id, toSave(edited, base, sheet.revision)).then((found) => {
        if (current) setLint((before) => ({ ...before, ...found }));
      });
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [sheet, edited]);
  return lint;
}

type Found = Omit<Lint, 'findings'> & Partial<Pick<Lint, 'findings'>>;

async function check(id: string, words: Parameters<typeof api.lint>[1]): Promise<Found> {
  try {
    const { findings } = await api.lint(id, words);
    return { findings, problems: NONE, state: 'done', error: null };
  } catch (error) {
    const problems = problemsOf(error);
    return problems.size > 0
      ? { problems, state: 'done', error: null }
      : { problems: NONE, state: 'failed', error };
  }
}

/** What the server refused, by the path of the field. */
export function problemsOf(error: unknown): ReadonlyMap<string, string> {
  if (!(error instanceof ApiError)) return NONE;
  return new Map(error.fields.map(({ path, message }) => [path, message]));
}
