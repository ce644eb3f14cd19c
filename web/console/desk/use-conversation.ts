import { useEffect } from 'react';
import type { ConversationView } from '../../../src/contract/api';
import { api } from '../lib/api';
import { useLoaded, type Loaded } from '../lib/use-loaded';

/** While a reply is on its way to the vendor, its state is asked for this often (ms). */
const WATCH = 2000;

/** The chosen conversation; `changed` is raised when it is to be read again. */
export function useConversation(id: string | null, changed: number): Loaded<ConversationView> {
  const loaded = useLoaded(id, api.conversation);
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

  return loaded;
}
