import { useCallback, useEffect, useRef, useState } from 'react';

export interface Loaded<T> {
  data: T | null;
  error: unknown;
  /** Reads again. Calls that come while one is running are joined into one that follows. */
  refresh: () => Promise<void>;
}

/** Reads data and keeps it; `key` names what is read, and another key starts afresh. Null reads nothing. */
export function useLoaded<T>(key: string | null, load: (key: string) => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{ key: string | null; data: T | null; error: unknown }>({
    key,
    data: null,
    error: null,
  });
  const current = useRef(key);
  const running = useRef<{ key: string; again: boolean; done: Promise<void> } | null>(null);
  const loader = useRef(load);
  useEffect(() => {
    current.current = key;
    loader.current = load;
  });

  const refresh = useCallback((): Promise<void> => {
    const wanted = current.current;
    if (wanted === null) return Promise.resolve();
    if (running.current?.key === wanted) {
      running.current.again = true;
      return running.current.done;
    }
    const run = { key: wanted, again: true, done: Promise.resolve() };
    run.done = (async () => {
      while (run.again && current.current === wanted) {
        run.again = false;
        const result = await settle(loader.current(wanted));
        if (current.current !== wanted) break;
        setState((before) => {
          const known = before.key === wanted ? before.data : null;
          return { key: wanted, data: result.data ?? known, error: result.error };
        });
      }
      if (running.current === run) running.current = null;
    })();
    running.current = run;
    return run.done;
  }, []);

  useEffect(() => {
    void refresh();
  }, [key, refresh]);

  const fresh = state.key === key;
  return { data: fresh ? state.data : null, error: fresh ? state.error : null, refresh };
}

async function settle<T>(work: Promise<T>): Promise<{ data: T | null; error: unknown }> {
  try {
    return { data: await work, error: null };
  } catch (error) {
    return { data: null, error };
  }
}
