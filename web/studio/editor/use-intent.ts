import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { IntentSheet } from '../../../src/contract/studio';
import { ApiError } from '../../shared/lib/http';
import { useLoaded } from '../../shared/lib/use-loaded';
import { api } from '../lib/api';
import { fromSheet, isChanged, toSave, type Edited } from './model';

/** `gone`: somebody deleted it meanwhile. */
export type SaveOutcome = 'saved' | 'conflict' | 'gone';

export interface IntentEditing {
  /** Null until it has been read. */
  sheet: IntentSheet | null;
  edited: Edited | null;
  error: unknown;
  dirty: boolean;
  saving: boolean;
  /** The version that somebody else saved while this one was edited. */
  theirs: IntentSheet | null;
  change: (make: (edited: Edited) => Edited) => void;
  /** Throws ApiError for what is neither saved nor a conflict. */
  save: () => Promise<SaveOutcome>;
  /** Goes on from their version, with what is given written over it. */
  adopt: (sheet: IntentSheet, edited: Edited) => void;
  /** Saves over what was given, which must have been looked at: their version or none at all. */
  saveOver: (sheet: IntentSheet | null, edited: Edited) => Promise<SaveOutcome>;
  dismiss: () => void;
  reload: () => Promise<void>;
}

interface State {
  sheet: IntentSheet;
  edited: Edited;
}

const opened = (sheet: IntentSheet): State => ({ sheet, edited: fromSheet(sheet) });

/** One intent while it is edited: what was read, what was written, and how the two are saved. */
export function useIntent(id: string): IntentEditing {
  const { data: read, error, refresh } = useLoaded(id, api.intent);
  const [state, setState] = useState<State | null>(null);
  const [theirs, setTheirs] = useState<IntentSheet | null>(null);
  const [saving, setSaving] = useState(false);
  const now = useRef(state);
  useEffect(() => {
    now.current = state;
  });
  const dirty = useMemo(() => state !== null && isChanged(state.edited, fromSheet(state.sheet)), [state]);

  useEffect(() => {
    if (read === null) return;
    // Why: what is being written must not go because the same intent was read again.
    setState((before) =>
      before !== null && isChanged(before.edited, fromSheet(before.sheet)) ? before : opened(read),
    );
  }, [read]);

  const change = useCallback((make: (edited: Edited) => Edited) => {
    setState((before) => before && { ...before, edited: make(before.edited) });
  }, []);
  const put = useCallback(
    async (sheet: IntentSheet | null, edited: Edited): Promise<SaveOutcome> => {
      const base = sheet === null ? null : fromSheet(sheet);
      const revision = sheet?.revision ?? null;
      setSaving(true);
      try {
        const saved = await api.save(id, toSave(edited, base, revision));
        const typedOn = now.current !== null && now.current.edited !== edited;
        setState((before) => (typedOn && before !== null ? { ...before, sheet: saved } : opened(saved)));
        setTheirs(null);
        return 'saved';
      } catch (failed) {
        if (!(failed instanceof ApiError) || (failed.code !== 'CONFLICT' && failed.status !== 404)) {
          throw failed;
        }
        return await look(id, setTheirs);
      } finally {
        setSaving(false);
      }
    },
    [id],
  );
  const save = useCallback(async (): Promise<SaveOutcome> => {
    const current = now.current;
    return current === null ? 'saved' : put(current.sheet, current.edited);
  }, [put]);
  const adopt = useCallback((sheet: IntentSheet, edited: Edited) => {
    setState({ sheet, edited });
    setTheirs(null);
  }, []);
  const saveOver = useCallback(
    (sheet: IntentSheet | null, edited: Edited) => {
      if (sheet !== null) setState({ sheet, edited });
      return put(sheet, edited);
    },
    [put],
  );
  const dismiss = useCallback(() => setTheirs(null), []);

  return {
    sheet: state?.sheet ?? null,
    edited: state?.edited ?? null,
    error,
    dirty,
    saving,
    theirs,
    change,
    save,
    adopt,
    saveOver,
    dismiss,
    reload: refresh,
  };
}

/** Reads what somebody else saved. */
async function look(id: string, show: (sheet: IntentSheet) => void): Promise<SaveOutcome> {
  try {
    const sheet = await api.intent(id);
    if (sheet['zh-CN'] === null && sheet.en === null) return 'gone';
    show(sheet);
    return 'conflict';
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return 'gone';
    throw error;
  }
}
