import { useCallback, useState } from 'react';
import type { GateRunView } from '../../../../src/contract/studio-publishing';
import { ApiError } from '../../../shared/lib/http';
import { useLoaded } from '../../../shared/lib/use-loaded';
import { api } from '../../lib/api';
import { useStudio } from '../../lib/studio-context';
import { useTicker } from '../ticker';

const POLL_MS = 500;

export interface Gate {
  /** The last run; null when none has been. */
  run: GateRunView | null;
  /** The draft was changed since. */
  stale: boolean;
  starting: boolean;
  start: () => void;
  error: unknown;
}

/** The gate over the draft: started, and followed while it runs. */
export function useGate(): Gate {
  const { catalogue, fail } = useStudio();
  const [starting, setStarting] = useState(false);
  const { data, error, refresh } = useLoaded('gate', lastRun);
  const run = data?.run ?? null;
  useTicker(
    run?.state === 'running',
    POLL_MS,
    useCallback(() => void refresh(), [refresh]),
  );

  const start = (): void => {
    setStarting(true);
    void api
      .startGate()
      .then(refresh, fail)
      .finally(() => setStarting(false));
  };
  const stale = run !== null && catalogue !== null && run.version !== catalogue.version;
  return { run, stale, starting, start, error };
}

/** Null inside: the gate never ran over this draft. */
async function lastRun(): Promise<{ run: GateRunView | null }> {
  try {
    return { run: await api.gate() };
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return { run: null };
    throw error;
  }
}
