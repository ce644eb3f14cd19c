import { useCallback, useEffect, useRef, useState } from 'react';
import type { TimelineView } from '../../../src/contract/api';
import { api } from '../lib/api';
import { useLoaded, type Loaded } from '../../shared/lib/use-loaded';
import { withNewest, withOlder } from './timeline';

/** While a reply is on its way to the vendor, its state is asked for this often (ms). */
const WATCH = 2000;

export interface Talk extends Loaded<TimelineView> {
  /** Reads what was said before; null when all of it is here. */
  older: (() => void) | null;
}

/** The chosen conversation with all that belongs to its customer; `changed` is raised when it is to be read again. */
export function useConversation(id: string | null, changed: number): Talk {
  const shown = useRef<TimelineView | null>(null);
  const loaded = useLoaded(id, async (wanted) => {
    const newest = await api.timeline(wanted);
    const known = shown.current?.id === wanted ? shown.current : null;
    return (shown.current = withNewest(known, newest));
  });
  const { refresh, data } = loaded;

  useEffect(() => {
    if (changed > 0) void refresh();
  }, [changed, refresh]);

  const moving = data?.messages
    .slice(-20)
    .some(({ delivery }) => delivery === 'queued' || delivery === 'sending');
  useEffect(() => {
    if (moving !== true) return undefined;
    const timer = setInterval(() => void refresh(), WATCH);
    return () => clearInterval(timer);
  }, [moving, refresh]);

  const [busy, setBusy] = useState(false);
  const before = data?.before ?? null;
  const older = useCallback(async () => {
    const known = shown.current;
    if (known === null || known.before === null) return;
    setBusy(true);
    try {
      const page = await api.timeline(known.id, known.before);
      if (shown.current?.before === known.before) shown.current = withOlder(shown.current, page);
    } finally {
      setBusy(false);
      await refresh();
    }
  }, [refresh]);

  return { ...loaded, older: before === null || busy ? null : () => void older().catch(() => undefined) };
}
