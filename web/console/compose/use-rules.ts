import { useEffect } from 'react';
import type { RulesView } from '../../../src/contract/assist';
import { useLoaded } from '../../shared/lib/use-loaded';
import { composeApi } from './compose-api';

/** A window may shut while nobody says anything. */
const AGAIN = 60_000;

/** What the channel allows now; read again with each message (`moment` names the newest and how far it has come). */
export function useRules(conversationId: string, moment: string): RulesView | null {
  const { data, refresh } = useLoaded(conversationId, composeApi.rules);
  useEffect(() => void refresh(), [moment, refresh]);
  useEffect(() => {
    const timer = setInterval(() => void refresh(), AGAIN);
    return () => clearInterval(timer);
  }, [refresh]);
  return data;
}
