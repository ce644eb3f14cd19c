import { useCallback, useEffect, useState } from 'react';
import type { CannedView } from '../../../src/contract/assist';
import { composeApi } from './compose-api';

/** What was read is good for this long (ms); the page of replies makes it stale at once. */
const FRESH = 60_000;
let known: { at: number; list: CannedView[] } | null = null;

export function staleCanned(): void {
  known = null;
}

/** The canned replies, read when they are first asked for; null until then. */
export function useCanned(wanted: boolean): { list: CannedView[] | null; used: (id: string) => void } {
  const [list, setList] = useState<CannedView[] | null>(known?.list ?? null);
  useEffect(() => {
    if (!wanted || (known !== null && Date.now() - known.at < FRESH)) return undefined;
    let current = true;
    composeApi.canned().then(
      (read) => {
        known = { at: Date.now(), list: read };
        if (current) setList(read);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [wanted]);
  const used = useCallback((id: string) => {
    composeApi.usedCanned(id).catch(() => undefined);
  }, []);
  return { list, used };
}
