import { useCallback, useMemo, useRef, useState } from 'react';
import { ApiError } from '../../shared/lib/http';
import { useExplain } from '../lib/use-explain';
import type { Question } from '../lib/studio-context';
import type { Note, NoteAction } from '../ui/toast';

interface Asked {
  question: Question;
  answer: (yes: boolean) => void;
}

interface Notes {
  note: Note | null;
  asked: Asked | null;
  say: (text: string, action?: NoteAction) => void;
  warn: (text: string) => void;
  fail: (error: unknown) => void;
  confirm: (question: Question) => Promise<boolean>;
  clear: () => void;
}

/** What is told and asked over the page. */
export function useNotes(onLost: (error: unknown) => void): Notes {
  const [note, setNote] = useState<Note | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const next = useRef(0);
  const explain = useExplain();

  const tell = useCallback((text: string, kind: Note['kind'], action?: NoteAction) => {
    next.current += 1;
    setNote({ id: next.current, text, kind, action });
  }, []);
  const fail = useCallback(
    (error: unknown) => {
      if (error instanceof ApiError && error.status === 401) onLost(error);
      else tell(explain(error), 'error');
    },
    [explain, onLost, tell],
  );
  const confirm = useCallback(
    (question: Question) =>
      new Promise<boolean>((resolve) => {
        const answer = (yes: boolean): void => {
          setAsked(null);
          resolve(yes);
        };
        setAsked({ question, answer });
      }),
    [],
  );
  const say = useCallback((text: string, action?: NoteAction) => tell(text, 'done', action), [tell]);
  const warn = useCallback((text: string) => tell(text, 'error'), [tell]);
  const clear = useCallback(() => setNote(null), []);
  return useMemo(
    () => ({ note, asked, say, warn, fail, confirm, clear }),
    [note, asked, say, warn, fail, confirm, clear],
  );
}
