import { useSyncExternalStore } from 'react';
import type { DeskEvent } from '../../../src/contract/events';

type Reader = (event: DeskEvent | null) => void;

const readers = new Set<Reader>();
const liveReaders = new Set<() => void>();
let live = true;

/**
 * The desk's one stream of events, for the other pages: a browser opens few connections to one host, so a tab has one
 * stream. Null: events were missed, so everything is to be read again.
 */
export function announce(event: DeskEvent | null): void {
  for (const reader of readers) reader(event);
}

export function onDeskEvent(reader: Reader): () => void {
  readers.add(reader);
  return () => readers.delete(reader);
}

/** The stream flows, or is cut. */
export function announceLive(now: boolean): void {
  live = now;
  for (const reader of liveReaders) reader();
}

export function useDeskLive(): boolean {
  return useSyncExternalStore(
    (reader) => {
      liveReaders.add(reader);
      return () => liveReaders.delete(reader);
    },
    () => live,
  );
}
