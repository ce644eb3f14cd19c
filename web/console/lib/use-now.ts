import { useSyncExternalStore } from 'react';

const STEP = 1000;
const readers = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(reader: () => void): () => void {
  if (readers.size === 0) now = Date.now();
  readers.add(reader);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of readers) each();
  }, STEP);
  return () => {
    readers.delete(reader);
    if (readers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time in ms since 1970, renewed every second; all clocks on the screen step together. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
