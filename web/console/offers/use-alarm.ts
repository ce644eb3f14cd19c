import { useEffect, useRef } from 'react';
import type { EscalationView } from '../../../src/contract/api';
import { alertSettings } from './alert-settings';
import { canSound, ring } from './bell';
import { joinTabs, type Tabs } from './tabs';

/** Rings so often (ms) while something is on offer. */
const EVERY = 4000;
/** A tab that has rung within this time (ms) is taken to go on. */
const TAKEN = EVERY + 1500;
/** Tabs that cannot sound leave it to those that can, for so long (ms). */
const GRACE = 400;

/**
 * Rings while something is on offer, and tells it by a desktop notification when nobody looks. Of several tabs one rings:
 * each waits a random moment, and keeps quiet while it hears that another does. When that one is closed, the next goes on.
 */
export function useAlarm(
  offers: EscalationView[],
  agentId: string,
  notify: (offer: EscalationView) => void,
): void {
  const tabs = useRef<Tabs | null>(null);
  useEffect(() => {
    const joined = (tabs.current = joinTabs(agentId, () => performance.now()));
    return () => joined.close();
  }, [agentId]);

  const latest = useRef({ offers, notify });
  const told = useRef(new Set<string>());
  useEffect(() => {
    latest.current = { offers, notify };
  });

  const newest = offers.map(({ id, until }) => `${id} ${until ?? ''}`).join();
  useEffect(() => {
    if (newest === '') {
      told.current.clear();
      return undefined;
    }
    const turn = (): void => {
      if (tabs.current === null || tabs.current.sinceOther() < TAKEN) return;
      tabs.current.ringing();
      const { sound, volume } = alertSettings();
      if (sound) ring(volume);
      for (const offer of latest.current.offers) {
        if (told.current.has(offer.id)) continue;
        told.current.add(offer.id);
        latest.current.notify(offer);
      }
    };
    let again: ReturnType<typeof setInterval> | undefined;
    const first = setTimeout(
      () => {
        turn();
        again = setInterval(turn, EVERY);
      },
      (canSound() ? 0 : GRACE) + Math.random() * 150,
    );
    return () => {
      clearTimeout(first);
      clearInterval(again);
    };
  }, [newest]);
}
