import { useCallback, useState } from 'react';
import { api } from '../lib/api';

/** A reply that the server has not shown back yet. */
export interface Outgoing {
  clientId: string;
  conversationId: string;
  text: string;
  at: string;
  error: unknown;
  state: 'sending' | 'failed';
}

export interface Sender {
  items: Outgoing[];
  send: (conversationId: string, text: string) => void;
  retry: (clientId: string) => void;
  discard: (clientId: string) => void;
}

/** Sends replies; `shown` must read the conversation again, so that a reply never vanishes in between. */
export function useOutgoing(shown: () => Promise<void>): Sender {
  const [items, setItems] = useState<Outgoing[]>([]);

  const patch = useCallback((clientId: string, change: Partial<Outgoing>) => {
    setItems((list) => list.map((item) => (item.clientId === clientId ? { ...item, ...change } : item)));
  }, []);
  const discard = useCallback((clientId: string) => {
    setItems((list) => list.filter((item) => item.clientId !== clientId));
  }, []);
  const deliver = useCallback(
    async ({ clientId, conversationId, text }: Outgoing) => {
      try {
        await api.say(conversationId, text, clientId);
      } catch (error) {
        patch(clientId, { state: 'failed', error });
        return;
      }
      await shown();
      discard(clientId);
    },
    [patch, discard, shown],
  );

  const send = (conversationId: string, text: string): void => {
    const at = new Date().toISOString();
    const item: Outgoing = {
      clientId: crypto.randomUUID(),
      conversationId,
      text,
      at,
      state: 'sending',
      error: null,
    };
    setItems((list) => [...list, item]);
    void deliver(item);
  };
  const retry = (clientId: string): void => {
    const item = items.find((each) => each.clientId === clientId);
    if (item === undefined) return;
    patch(clientId, { state: 'sending', error: null });
    void deliver(item);
  };
  return { items, send, retry, discard };
}
