import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { AgentView, EscalationView, QueueView } from '../../../src/contract/api';
import { ApiError } from '../../shared/lib/http';
import { usePrefs } from '../../shared/lib/prefs';
import { api } from '../lib/api';
import { announce, announceLive } from '../lib/desk-events';
import { LiveFeed } from '../lib/live-feed';
import { REAL_PACE } from '../lib/pacer';
import { DeskStore, type DeskSnapshot } from './desk-store';
import { useUnread, type Unread } from './use-unread';

export interface DeskData {
  store: DeskStore;
  state: DeskSnapshot;
  /** False while the stream of events is cut. */
  live: boolean;
  unread: Unread;
  /** Raised whenever the chosen conversation has changed on the server. */
  changed: number;
  /** Reads desk and conversation anew. */
  refresh: () => void;
}

/** Should an event be lost in spite of all, this often (ms) it is made good. */
const SAFETY = 60_000;

/**
 * The desk, kept up to date by the server's events (see live-feed.ts). `chosen` is the conversation on screen; `joined`
 * names the conversations that are shown with it, and is empty when it stands alone.
 */
export function useDesk(
  me: AgentView,
  chosen: string | null,
  joined: string,
  onLost: (error: unknown) => void,
): DeskData {
  const { locale } = usePrefs();
  const wanted = useRef({ locale, chosen, watch: joined === '' ? null : chosen });
  const [live, setLive] = useState(true);
  const [changed, setChanged] = useState(0);
  const unread = useUnread(chosen);
  const { heard } = unread;
  const lastId = useRef<number | null>(null);
  const feed = useRef<LiveFeed | null>(null);

  // Why once: a change of the agent comes through the store itself.
  const [store] = useState(
    () =>
      new DeskStore(me, {
        reads: {
          lists: async (): Promise<QueueView> => {
            const view = await api.queue(wanted.current.locale);
            lastId.current ??= view.lastEventId;
            return view;
          },
          escalation: api.escalation,
          me: api.me,
        },
        pace: REAL_PACE,
        hidden: () => document.hidden,
      }),
  );
  const state = useSyncExternalStore(store.subscribe, store.get);

  useEffect(() => {
    wanted.current = { locale, chosen, watch: joined === '' ? null : chosen };
    store.show(chosen);
    feed.current?.watch(wanted.current.watch);
  }, [store, locale, chosen, joined]);

  useEffect(() => void store.refresh(), [store, locale]);

  useEffect(() => {
    if (!state.known || lastId.current === null) return undefined;
    const again = (): void => setChanged((n) => n + 1);
    const stream = new LiveFeed(
      {
        open: (afterCut) => {
          setLive(true);
          announceLive(true);
          if (afterCut) again();
        },
        lost: () => {
          setLive(false);
          announceLive(false);
          // A session that has ended shows by this.
          store.refreshSoon();
        },
        event: (event) => {
          store.heard(event);
          announce(event);
          const about = 'conversationId' in event ? conversationOf(store, event) : null;
          if (about !== null && about === wanted.current.chosen) again();
          const { me: owner } = store.get();
          const theirs = event.type === 'message' && event.author === 'customer';
          // A colleague's note or whisper is for reading too.
          const unheard = theirs || event.type === 'note';
          if (unheard && event.owner === owner.id && about !== null) heard.current(about);
        },
        said: again,
        reset: () => {
          void store.refresh();
          announce(null);
          again();
        },
      },
      lastId.current,
    );
    feed.current = stream;
    stream.watch(wanted.current.watch);
    const timer = setInterval(() => store.refreshSoon(), SAFETY);
    return () => {
      feed.current = null;
      stream.stop();
      clearInterval(timer);
    };
  }, [store, state.known, heard]);

  useEffect(() => {
    const look = (): void => {
      if (!document.hidden) store.refreshSoon();
    };
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      store.stop();
    };
  }, [store]);

  const { error } = state;
  useEffect(() => {
    if (error instanceof ApiError && error.status === 401) onLost(error);
  }, [error, onLost]);

  return useMemo(() => {
    const refresh = (): void => {
      void store.refresh();
      setChanged((n) => n + 1);
    };
    return { store, state, live, unread, changed, refresh };
  }, [store, state, live, unread, changed]);
}

/** The conversation as the inbox knows it: the customer may write in another one that is joined with it. */
function conversationOf(store: DeskStore, event: { conversationId: string; escalationId?: string }): string {
  const held = store.get().active.find(({ id }) => id === event.escalationId);
  return held?.conversationId ?? event.conversationId;
}

/** The escalation of a conversation, if it is waiting or owned. */
export function findEscalation(state: DeskSnapshot, conversationId: string | null): EscalationView | null {
  const all = [...state.active, ...state.waiting];
  return all.find((each) => each.conversationId === conversationId) ?? null;
}
