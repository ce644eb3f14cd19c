import { USUAL_QUEUE } from '../../src/contract/routing';
import type { Agent } from '../../src/contract/agent';
import type { Escalation } from '../../src/contract/escalation';
import type { PresenceSpan, Tally } from '../../src/contract/figures';
import type { FiguresDeps } from '../../src/figures';
import { fakeContent } from './content';
import { fakeLogger } from './logger';

export interface FiguresWorld {
  cases: Escalation[];
  agents: Agent[];
  presences: PresenceSpan[];
  tallies: Tally[];
  now: Date;
  /** How often the escalations were read. */
  reads: number;
}

/** Figures over facts in memory, which the test may change. */
export function figuresDeps(world: FiguresWorld): FiguresDeps {
  return {
    store: {
      agents: { list: () => Promise.resolve(world.agents) },
      escalations: {
        openedBetween(from, to, after, limit) {
          world.reads++;
          const found = world.cases
            .filter(({ createdAt }) => createdAt >= from && createdAt < to)
            .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
          const start = after ? found.findIndex(({ id }) => id === after.id) + 1 : 0;
          return Promise.resolve(found.slice(start, start + limit));
        },
        list: ({ states }) => Promise.resolve(world.cases.filter(({ state }) => states.includes(state))),
        countWaiting: () => Promise.resolve(new Map()),
      },
      tallies: {
        add: () => Promise.reject(new Error('figures only read')),
        between: (from, to) => Promise.resolve(world.tallies.filter(({ at }) => at >= from && at < to)),
      },
      presences: {
        changed: () => Promise.reject(new Error('figures only read')),
        between: (from, to) =>
          Promise.resolve(
            world.presences.filter((span) => span.from < to && (span.to === null || span.to > from)),
          ),
      },
    },
    content: () => ({
      ...fakeContent,
      queues: () => ['cards', 'loans'],
      queueTitle: (queue) => `Queue ${queue}`,
      queue: () => ({ ...USUAL_QUEUE, survey: true }),
    }),
    desk: { opening: () => Promise.resolve({ open: true, why: null, opensAt: null }) },
    clock: { now: () => world.now },
    logger: fakeLogger(),
    leaseMs: 90_000,
  };
}
