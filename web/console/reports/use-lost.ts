import { useEffect } from 'react';
import { ApiError } from '../../shared/lib/http';

/** Tells when the session is over. */
export function useLost(error: unknown, onLost: (error: unknown) => void): void {
  useEffect(() => {
    if (error instanceof ApiError && error.status === 401) onLost(error);
  }, [error, onLost]);
}
