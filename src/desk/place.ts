import { LRUCache } from 'lru-cache';
import type { Place } from '../contract/desk';
import type { QueuePlace } from '../contract/escalation';
import type { DeskDeps } from './deps';

const MINUTE_MS = 60_000;
const ON_DUTY_MS = 2 * MINUTE_MS;
const HANDLING_TIMES = 20;
const PACE_KEPT_MS = 10_000;

/** Place in the queue, and a wait estimated from recent handling times and the agents on duty. */
export class Places {
  private readonly paces = new LRUCache<string, { ms: number | null; until: number }>({ max: 200 });

  constructor(private readonly deps: Pick<DeskDeps, 'store' | 'clock'>) {}

  async of(place: QueuePlace): Promise<Place> {
    const position = (await this.deps.store.escalations.countAhead(place)) + 1;
    return { position, minutes: waitMinutes(position, await this.pace(place.queue)) };
  }

  /** Somebody who serves the queue was seen lately. */
  async isStaffed(queue: string): Promise<boolean> {
    const since = new Date(this.deps.clock.now().getTime() - ON_DUTY_MS);
    return (await this.deps.store.agents.capacity(since, queue)) > 0;
  }

  /** Milliseconds until the queue moves on by one; null when nobody is there or nothing was handled yet. */
  private async pace(queue: string): Promise<number | null> {
    const now = this.deps.clock.now().getTime();
    const kept = this.paces.get(queue);
    if (kept && kept.until > now) return kept.ms;
    const since = new Date(now - ON_DUTY_MS);
    const [times, capacity] = await Promise.all([
      this.deps.store.escalations.recentHandlingTimes(queue, HANDLING_TIMES),
      this.deps.store.agents.capacity(since, queue),
    ]);
    const ms = paceOf(times, capacity);
    this.paces.set(queue, { ms, until: now + PACE_KEPT_MS });
    return ms;
  }
}

/** Milliseconds per place: so many conversations at a time, each taking as long as the last ones did. Pure. */
export function paceOf(handlingTimes: readonly number[], capacity: number): number | null {
  if (handlingTimes.length === 0 || capacity <= 0) return null;
  const mean = handlingTimes.reduce((sum, time) => sum + time, 0) / handlingTimes.length;
  return mean / capacity;
}

/** Whole minutes, at least one. Pure. */
export function waitMinutes(position: number, pace: number | null): number | null {
  return pace === null ? null : Math.max(1, Math.ceil((position * pace) / MINUTE_MS));
}
