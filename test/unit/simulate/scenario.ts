import type { DeskSettings, QueueSettings } from '../../../src/contract/routing';
import { USUAL_DESK, USUAL_QUEUE } from '../../../src/contract/routing';
import type { Arrival, Rules, Scenario, Worker } from '../../../simulate/model';

export const DAY = Date.parse('2026-01-05T00:00:00Z');
const SECOND = 1000;

export function arrival(at: number, change: Partial<Arrival> = {}): Arrival {
  return {
    ...{ at: DAY + at * SECOND, channel: 'webchat', queue: 'general', language: 'en', priority: 'normal' },
    ...{ tier: null, region: null, manager: null, handling: 60 * SECOND, patience: Infinity },
    ...change,
  };
}

export function worker(id: string, change: Partial<Worker> = {}): Worker {
  return {
    ...{ id, queues: [], skills: [], languages: ['en'], regions: [], cap: 1 },
    shifts: [[DAY, DAY + 3_600_000]],
    ...change,
  };
}

/** Push queues without after-contact work. */
export function rules(
  queues: Record<string, Partial<QueueSettings>> = { general: {} },
  desk: Partial<DeskSettings> = {},
): Rules {
  return {
    queues: Object.keys(queues),
    queue: (id) => ({ ...USUAL_QUEUE, mode: 'push', ...queues[id] }),
    desk: () => ({ ...USUAL_DESK, ...desk }),
    isOpen: () => true,
  };
}

/** Offers are taken at once, and none is missed. */
export const PROMPT = { accept: [0, 0], missed: 0, away: 0, wrapup: 1 } as const;

export function scenario(change: Partial<Scenario>): Scenario {
  return { name: 'test', arrivals: [], workers: [], rules: rules(), manners: PROMPT, seed: 1, ...change };
}
