import { useEffect } from 'react';
import { ApiError } from '../../shared/lib/http';
import type { Loaded } from '../../shared/lib/use-loaded';

const AGAIN = 2_000;

/** Asks again where no answer came in time: what the server was still working out is ready then. */
export function useAgain({ error, refresh }: Pick<Loaded<unknown>, 'error' | 'refresh'>): void {
  useEffect(() => {
    if (!(error instanceof ApiError) || error.code !== 'NETWORK') return;
    const timer = setTimeout(() => void refresh(), AGAIN);
    return () => clearTimeout(timer);
  }, [error, refresh]);
}

/** Tells when the session is over. */
export function useLost(error: unknown, onLost: (error: unknown) => void): void {
  useEffect(() => {
    if (error instanceof ApiError && error.status === 401) onLost(error);
  }, [error, onLost]);
}
