import { useCallback, useEffect, useMemo, useState } from 'react';

type Counts = Partial<Record<string, number>>;

export interface Unread {
  counts: Counts;
  total: number;
  /** A customer wrote in the conversation. */
  heard: (conversationId: string) => void;
}

const KEY = 'console.unread';

/** Counts what customers wrote in conversations that are not on screen; survives a reload. */
export function useUnread(chosen: string | null): Unread {
  const [counts, setCounts] = useState<Counts>(
    () => JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Counts,
  );

  useEffect(() => sessionStorage.setItem(KEY, JSON.stringify(counts)), [counts]);

  useEffect(() => {
    const read = (): void => {
      if (chosen === null || document.hidden) return;
      setCounts((before) => (before[chosen] === undefined ? before : { ...before, [chosen]: undefined }));
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [chosen]);

  const heard = useCallback(
    (id: string) => {
      if (id === chosen && !document.hidden) return;
      setCounts((before) => ({ ...before, [id]: (before[id] ?? 0) + 1 }));
    },
    [chosen],
  );
  return useMemo(() => {
    const total = Object.values(counts).reduce<number>((sum, n) => sum + (n ?? 0), 0);
    return { counts, total, heard };
  }, [counts, heard]);
}
