import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../../shared/lib/http';
import { api } from '../lib/api';
import type { SendMore } from '../compose/use-sending';

/** A reply that the server has not shown back yet. */
export interface Outgoing {
  /** The same at every attempt: the server sends it once, however often it comes. */
  clientId: string;
  conversationId: string;
  text: string;
  /** What goes with the words. */
  more?: SendMore;
  at: string;
  error: unknown;
  /** `held`: the server cannot be reached; it goes by itself when it can. */
  state: 'sending' | 'held' | 'failed';
}

export interface Sender {
  items: Outgoing[];
  send: (conversationId: string, text: string, more?: SendMore) => void;
  /** `confirmed`: although it is sensitive. */
  retry: (clientId: string, confirmed?: boolean) => void;
  discard: (clientId: string) => void;
}

const KEY = 'console.outgoing';
/** While the stream flows but the server did not take a reply, it is tried again this often (ms). */
const AGAIN = 5000;

/**
 * Sends replies, those of one conversation one after another. What cannot be sent is held in the tab, over a reload too,
 * and sent when the connection (`live`) is back. `shown` must read the conversation again, so that a reply never vanishes
 * in between.
 */
export function useOutgoing(shown: () => Promise<void>, live: boolean): Sender {
  const [items, setItems] = useState<Outgoing[]>(kept);
  const latest = useRef(items);
  const lanes = useRef(new Map<string, Promise<void>>());
  const isLive = useRef(live);

  const change = useCallback((to: (list: Outgoing[]) => Outgoing[]) => {
    latest.current = to(latest.current);
    sessionStorage.setItem(KEY, JSON.stringify(latest.current));
    setItems(latest.current);
  }, []);
  const patch = useCallback(
    (clientId: string, part: Partial<Outgoing>) =>
      change((list) => list.map((item) => (item.clientId === clientId ? { ...item, ...part } : item))),
    [change],
  );
  const discard = useCallback(
    (clientId: string) => change((list) => list.filter((item) => item.clientId !== clientId)),
    [change],
  );

  const attempt = useCallback(
    async (clientId: string) => {
      const item = latest.current.find((each) => each.clientId === clientId);
      if (item?.state !== 'sending') return;
      try {
        await api.say(item.conversationId, item.text, clientId, item.more);
      } catch (error) {
        patch(clientId, { state: mayComeBack(error) ? 'held' : 'failed', error });
        return;
      }
      await shown();
      discard(clientId);
    },
    [patch, discard, shown],
  );
  const deliver = useCallback(
    ({ conversationId, clientId }: Outgoing) => {
      const before = lanes.current.get(conversationId) ?? Promise.resolve();
      lanes.current.set(
        conversationId,
        before.then(() => attempt(clientId)),
      );
    },
    [attempt],
  );
  /** In the order in which they were written. */
  const release = useCallback(() => {
    const held = latest.current.filter(({ state }) => state === 'held');
    for (const item of held) patch(item.clientId, { state: 'sending', error: null });
    for (const item of held) deliver(item);
  }, [patch, deliver]);

  useEffect(() => {
    isLive.current = live;
    if (!live) return undefined;
    release();
    const timer = setInterval(release, AGAIN);
    return () => clearInterval(timer);
  }, [live, release]);

  const send = (conversationId: string, text: string, more?: SendMore): void => {
    // Why: what was written later must not overtake what is held.
    const blocked = latest.current.some(
      (item) => item.conversationId === conversationId && item.state === 'held',
    );
    const item: Outgoing = {
      clientId: crypto.randomUUID(),
      conversationId,
      text,
      ...(more && { more }),
      at: new Date().toISOString(),
      state: blocked || !isLive.current ? 'held' : 'sending',
      error: null,
    };
    change((list) => [...list, item]);
    if (item.state === 'sending') deliver(item);
  };
  const retry = (clientId: string, confirmed = false): void => {
    const item = latest.current.find((each) => each.clientId === clientId);
    if (item === undefined) return;
    const more = confirmed ? { more: { ...item.more, confirmed } } : {};
    patch(clientId, { state: 'sending', error: null, ...more });
    deliver(item);
  };
  return { items, send, retry, discard };
}

/** No answer, or one that says nothing about the message itself. */
function mayComeBack(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 500);
}

/** What was on its way when the page was left may or may not have arrived; its clientId makes both right. */
function kept(): Outgoing[] {
  try {
    const list = JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as Outgoing[];
    return list.map((item) => (item.state === 'sending' ? { ...item, state: 'held' } : item));
  } catch {
    return [];
  }
}
