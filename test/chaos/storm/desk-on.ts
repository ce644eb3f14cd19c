import { randomUUID } from 'node:crypto';
import type { Clock, Jobs, Logger } from '../../../src/contract/ports';
import type { Store } from '../../../src/contract/store';
import { createDesk, type RunningDesk } from '../../../src/desk';
import { createLocalBus } from '../../../src/jobs/local-bus';
import { fakeCalendar } from '../../fakes/calendar';
import { stormContent } from './house';

export const LEASE_MS = 120_000;

/** A desk whose customers hear nothing. */
export function deskOn(store: Store, clock: Clock, jobs: Jobs, logger: Logger): RunningDesk {
  const speaker = {
    bot: { id: 'bot', name: 'bot' },
    say: () => Promise.resolve({} as never),
    phrase: () => '',
    hasRoom: () => Promise.resolve(true),
  };
  return createDesk({
    ...{ store, clock, jobs, logger, leaseMs: LEASE_MS },
    contacts: { related: (id) => Promise.resolve([id]) },
    speaker: () => speaker,
    content: () => stormContent,
    calendar: fakeCalendar(),
    bus: createLocalBus(logger),
    ids: { next: () => randomUUID() },
  });
}
