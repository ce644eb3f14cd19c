import { useEffect } from 'react';

/** Calls again and again while `on`. */
export function useTicker(on: boolean, ms: number, run: () => void): void {
  useEffect(() => {
    if (!on) return;
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  }, [on, ms, run]);
}
