import { useEffect, useRef, useState } from 'react';
import type { CallbackView, CallResult } from '../../../src/contract/callbacks';
import { get, part, post } from '../../shared/lib/http';
import { onDeskEvent } from '../lib/desk-events';
import { Pacer, REAL_PACE } from '../lib/pacer';

const GAP = { seen: 2_000, hidden: 30_000 };
/** A call that somebody else notes is no event of the desk. */
const SAFETY = 30_000;

export const callbackApi = {
  list: async () => (await get<{ callbacks: CallbackView[] }>('/callbacks')).callbacks,
  /** `againIn`: minutes. A repeat with the same `clientId` is noted once. */
  note: (escalationId: string, result: CallResult, clientId: string, againIn?: number) =>
    post<CallbackView>(`/callbacks/${part(escalationId)}/calls`, {
      ...{ result, clientId },
      ...(againIn === undefined ? {} : { againIn }),
    }),
};

export interface Callbacks {
  list: CallbackView[] | null;
  error: unknown;
  refresh: () => void;
}

/** The list, read again when something moved at the desk. */
export function useCallbacks(): Callbacks {
  const [list, setList] = useState<CallbackView[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const pacer = useRef<Pacer | null>(null);
  useEffect(() => {
    let current = true;
    const read = async (): Promise<void> => {
      try {
        const next = await callbackApi.list();
        if (!current) return;
        setList(next);
        setError(null);
      } catch (failed) {
        if (current) setError(failed);
      }
    };
    const paced = new Pacer(read, () => (document.hidden ? GAP.hidden : GAP.seen), REAL_PACE);
    pacer.current = paced;
    void paced.now();
    const stop = onDeskEvent((event) => {
      if (event === null || event.type === 'escalation') paced.ask();
    });
    const timer = setInterval(() => paced.ask(), SAFETY);
    return () => {
      current = false;
      paced.stop();
      stop();
      clearInterval(timer);
    };
  }, []);
  return { list, error, refresh: () => void pacer.current?.now() };
}
