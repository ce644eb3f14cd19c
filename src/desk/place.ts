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
    const pace = await this.pace(place.queue);
    return {
      position,
      minutes: pace === null ? null : Math.max(1, Math.ceil((position * pace) / MINUTE_MS)),
    };
  }

  /** Milliseconds until the queue moves on by one; null when nobody is there or nothing was handled yet. */
  private async pace(queue: string): Promise<number | null> {
    const now = this.deps.clock.now().getTime();
    const kept = this.paces.get(queue);
    if (kept && kept.until > now) return kept.ms;
    const since = new Date(now - ON_DUTY_MS);
    const [times, onDuty] = await Promise.all([
      this.deps.store.escalations.recentHandlingTimes(queue, HANDLING_TIMES),
      this.deps.store.agents.onDuty(since, queue),
    ]);
    const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
    const ms = times.length === 0 || onDuty === 0 ? null : mean / onDuty;
    this.paces.set(queue, { ms, until: now + PACE_KEPT_MS });
    return ms;
  }
}
