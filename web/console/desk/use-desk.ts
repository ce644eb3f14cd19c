import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AgentView, EscalationView, QueueView } from '../../../src/contract/api';
import type { DeskEvent } from '../../../src/contract/events';
import { ApiError } from '../../shared/lib/http';
import { api } from '../lib/api';
import type { Locale } from '../../shared/locale';
import { usePrefs } from '../../shared/lib/prefs';
import { listen } from '../lib/live-feed';
import { useLoaded, type Loaded } from '../../shared/lib/use-loaded';
import { useUnread, type Unread } from './use-unread';

export interface DeskData {
  queue: Loaded<QueueView>;
  /** False while the stream of events is cut. */
  live: boolean;
  unread: Unread;
  /** Raised whenever the chosen conversation has changed on the server. */
  changed: number;
  refresh: () => void;
}

/** Should the stream miss something, this often (ms) it is made good; also keeps the session's lease alive. */
const SAFETY = 30_000;

/**
 * The queue, kept up to date by the server's events. `chosen` is the conversation on screen; `joined` names the
 * conversations that are shown with it, and is empty when it stands alone.
 */
export function useDesk(
  me: AgentView,
  chosen: string | null,
  joined: string,
  onLost: (error: unknown) => void,
): DeskData {
  const queue = useLoaded(usePrefs().locale, (locale) => api.queue(locale as Locale));
  const [live, setLive] = useState(true);
  const [changed, setChanged] = useState(0);
  const unread = useUnread(chosen);
  const watch = joined === '' ? null : chosen;
  const { refresh: readQueue } = queue;
  const { heard } = unread;

  const refresh = useCallback(() => {
    void readQueue();
    setChanged((n) => n + 1);
  }, [readQueue]);

  const onEvent = useCallback(
    (event: DeskEvent) => {
      if (event.type === 'escalation') void readQueue();
      else if (event.author === 'customer' && event.owner === me.id) heard(event.conversationId);
      if (event.conversationId === chosen) setChanged((n) => n + 1);
    },
    [readQueue, heard, me.id, chosen],
  );
  const handler = useRef(onEvent);
  useEffect(() => {
    handler.current = onEvent;
  });

  useEffect(() => {
    const open = (): void => {
      setLive(true);
      refresh();
    };
    const stop = listen(
      {
        open,
        lost: () => setLive(false),
        event: (event) => handler.current(event),
        said: () => setChanged((n) => n + 1),
      },
      watch,
    );
    const timer = setInterval(refresh, SAFETY);
    return () => {
      stop();
      clearInterval(timer);
    };
    // Why `joined`: what belongs together has changed, and the server is to look again.
  }, [refresh, watch, joined]);

  const { error } = queue;
  useEffect(() => {
    if (error instanceof ApiError && error.status === 401) onLost(error);
  }, [error, onLost]);

  return useMemo(() => ({ queue, live, unread, changed, refresh }), [queue, live, unread, changed, refresh]);
}

/** The escalation of a conversation, if it is waiting or owned. */
export function findEscalation(
  queue: QueueView | null,
  conversationId: string | null,
): EscalationView | null {
  const all = [...(queue?.active ?? []), ...(queue?.waiting ?? [])];
  return all.find((each) => each.conversationId === conversationId) ?? null;
}
