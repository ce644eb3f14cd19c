import { useCallback, useState } from 'react';
import type { EscalationView } from '../../../src/contract/api';
import { api } from '../lib/api';
import type { DeskStore } from './desk-store';

export interface Actions {
  busy: boolean;
  /** Why the last one was refused. */
  failure: unknown;
  setFailure: (error: unknown) => void;
  claimNext: () => void;
  claim: (id: string) => void;
  accept: (id: string) => void;
  decline: (id: string, reason: string) => void;
}

/** What an agent does with one click or key. `onTaken` is told what the agent has now. */
export function useActions(store: DeskStore, onTaken: (taken: EscalationView) => void): Actions {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  const act = useCallback(
    async (work: () => Promise<EscalationView>, taken: boolean): Promise<void> => {
      setBusy(true);
      setFailure(null);
      try {
        const moved = await work();
        store.put(moved);
        if (taken) onTaken(moved);
      } catch (error) {
        setFailure(error);
        void store.refresh();
      }
      setBusy(false);
    },
    [store, onTaken],
  );
  return {
    busy,
    failure,
    setFailure,
    claimNext: () => void act(api.claimNext, true),
    claim: (id) => void act(() => api.claim(id), true),
    accept: (id) => void act(() => api.accept(id), true),
    decline: (id, reason) => void act(() => api.decline(id, reason), false),
  };
}
