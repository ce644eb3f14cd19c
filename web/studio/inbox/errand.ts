import { useSyncExternalStore } from 'react';
import type { MissedView } from '../../../src/contract/studio';

/** Sentences whose answer is being mended elsewhere, on the way from the inbox and back. */
export interface Errand {
  intent: string;
  sentences: MissedView[];
}

let errand: Errand | null = null;
const readers = new Set<() => void>();

export function setErrand(next: Errand | null): void {
  errand = next;
  for (const reader of readers) reader();
}

export const useErrand = (): Errand | null =>
  useSyncExternalStore(
    (reader) => {
      readers.add(reader);
      return () => readers.delete(reader);
    },
    () => errand,
  );
