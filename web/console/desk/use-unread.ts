import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';

type Counts = Partial<Record<string, number>>;

export interface Unread {
  counts: Counts;
  total: number;
  /** A customer wrote in the conversation. */
  heard: RefObject<(conversationId: string) => void>;
}

const KEY = 'console.unread';
/** Messages that come within so many ms are counted in one go. */
const TOGETHER = 100;

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

  const fresh = useRef(new Map<string, number>());
  const flush = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(flush.current), []);
  const count = useCallback(
    (id: string) => {
      if (id === chosen && !document.hidden) return;
      fresh.current.set(id, (fresh.current.get(id) ?? 0) + 1);
      flush.current ??= setTimeout(() => {
        flush.current = undefined;
        const added = [...fresh.current];
        fresh.current.clear();
        setCounts((before) =>
          added.reduce((sum, [each, n]) => ({ ...sum, [each]: (sum[each] ?? 0) + n }), before),
        );
      }, TOGETHER);
    },
    [chosen],
  );
  const heard = useRef(count);
  useEffect(() => {
    heard.current = count;
  });
  return useMemo(() => {
    const total = Object.values(counts).reduce<number>((sum, n) => sum + (n ?? 0), 0);
    return { counts, total, heard };
  }, [counts]);
}
