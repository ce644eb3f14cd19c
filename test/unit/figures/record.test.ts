import type { Presence } from '../../../src/contract/agent';
import type { Tally } from '../../../src/contract/figures';
import type { Telemetry } from '../../../src/contract/ports';
import type { MissedReport } from '../../../src/contract/publishing';
import type { Store } from '../../../src/contract/store';
import { createTallyCounter, observed, tallied } from '../../../src/figures';
import { fakeClock } from '../../fakes/clock';
import { fakeLogger } from '../../fakes/logger';

const NINE = Date.parse('2026-01-05T09:00:00Z');
const at = (minute: number): Date => new Date(NINE + minute * 60_000);

function counter() {
  const written: Tally[] = [];
  const store = { broken: false };
  const clock = fakeClock(NINE + 5 * 60_000);
  const logger = fakeLogger();
  const tallies = {
    add: (added: readonly Tally[]) => {
      if (store.broken) return Promise.reject(new Error('store is down'));
      written.push(...structuredClone([...added]));
      return Promise.resolve();
    },
  };
  return { written, store, clock, counter: createTallyCounter({ tallies, clock, logger, everyMs: 60_000 }) };
}

const TELEMETRY: Telemetry = {
  turn: () => undefined,
  visit: () => undefined,
  stage: () => undefined,
  delivery: () => undefined,
  segments: () => undefined,
  understood: () => undefined,
};

describe('tallies of the bot', () => {
  it('gather by quarter and channel, and are written together', async () => {
    const { written, clock, counter: tally } = counter();
    const telemetry = tallied(TELEMETRY, tally);
    telemetry.turn('answer', 'sms', 3);
    telemetry.turn('answer', 'sms', 3);
    telemetry.turn('to-agent', 'sms', 3);
    telemetry.visit('began', 'sms', at(5));
    clock.advance(15 * 60_000);
    telemetry.turn('miss', 'webchat', 3);
    telemetry.visit('handed-off', 'sms', at(5));
    await tally.flush();
    expect(written).toEqual([
      { at: at(0), channel: 'sms', counts: { answer: 2, visit: 1, 'handed-off': 1 } },
      { at: at(15), channel: 'webchat', counts: { miss: 1 } },
    ]);
    await tally.close();
    expect(written).toHaveLength(2);
  });

  it('are kept while the store does not answer, and written at the end', async () => {
    const { written, store, counter: tally } = counter();
    store.broken = true;
    tally.count('answer', 'sms');
    await tally.flush();
    tally.count('answer', 'sms');
    store.broken = false;
    await tally.close();
    expect(written).toEqual([{ at: at(0), channel: 'sms', counts: { answer: 2 } }]);
  });
});

describe('a store that is watched', () => {
  function watched() {
    const notes: unknown[] = [];
    const presence: Presence = { state: 'available', reason: null, since: at(0) };
    const store = {
      agents: { setPresence: (id: string) => Promise.resolve(id !== 'same') },
      presences: {
        changed: (id: string, next: Presence) => {
          if (id === 'broken') return Promise.reject(new Error('store is down'));
          return Promise.resolve(void notes.push([id, next]));
        },
      },
      missed: { report: () => Promise.resolve() },
    } as unknown as Store;
    const count = (...given: unknown[]): void => void notes.push(given);
    return { notes, presence, store: observed(store, { count }, fakeLogger()) };
  }

  it('notes how agents change, once, and lets no failure of that out', async () => {
    const { notes, presence, store } = watched();
    expect(await store.agents.setPresence('ann', presence)).toBe(true);
    expect(await store.agents.setPresence('same', presence)).toBe(false);
    expect(await store.agents.setPresence('broken', presence)).toBe(true);
    expect(notes).toEqual([['ann', presence]]);
  });

  it('counts what customers and agents say of the bot’s answers', async () => {
    const { notes, store } = watched();
    for (const kind of ['thumbs-down', 'correction', 'unanswered'] as const) {
      await store.missed.report({ kind, channel: 'sms', at: at(7) } as MissedReport);
    }
    expect(notes).toEqual([
      ['disliked', 'sms', at(7)],
      ['wrong', 'sms', at(7)],
    ]);
  });
});
