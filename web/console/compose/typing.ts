import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { composeApi } from './compose-api';

/** A customer who was said to be typing is taken to be for this long (ms). */
const SHOWN = 5000;
/** The customer is told of the agent's typing at most this often (ms). */
const TOLD = 4000;

const until = new Map<string, number>();
const readers = new Set<() => void>();
const tell = (): void => readers.forEach((reader) => reader());

/** Called with each word of the server's that a customer is writing. */
export function customerTypes(conversationId: string): void {
  until.set(conversationId, Date.now() + SHOWN);
  tell();
  setTimeout(() => {
    if ((until.get(conversationId) ?? 0) > Date.now()) return;
    until.delete(conversationId);
    tell();
  }, SHOWN + 20);
}

function subscribe(reader: () => void): () => void {
  readers.add(reader);
  return () => readers.delete(reader);
}

/** Whether the customer is writing; what they have written ends it. */
export function useCustomerTypes(conversationId: string, lastMessage: string | null): boolean {
  useEffect(() => {
    if (until.delete(conversationId)) tell();
  }, [conversationId, lastMessage]);
  return useSyncExternalStore(subscribe, () => until.has(conversationId));
}

/** Tells the customer that the agent is writing, where the channel shows it. */
export function useTellTyping(conversationId: string, shown: boolean): (text: string) => void {
  const last = useRef(0);
  return useCallback(
    (text: string) => {
      // The first letter begins anew: what was written before has been sent.
      const lately = text.length > 1 && Date.now() - last.current < TOLD;
      if (!shown || lately || text.trim() === '' || text.startsWith('/')) return;
      last.current = Date.now();
      composeApi.typing(conversationId).catch(() => undefined);
    },
    [conversationId, shown],
  );
}
