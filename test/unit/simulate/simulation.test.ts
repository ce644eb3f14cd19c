import { resultOf } from '../../../simulate/measure/result';
import { Simulation } from '../../../simulate/simulation';
import type { Scenario } from '../../../simulate/model';
import type { Ticket } from '../../../simulate/ticket';
import { arrival, DAY, rules, scenario, worker } from './scenario';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

function run(change: Partial<Scenario>) {
  const outcome = new Simulation(scenario(change)).run();
  return { outcome, result: resultOf(outcome), tickets: outcome.tickets };
}
const waits = (tickets: readonly Ticket[]): (number | null)[] =>
  tickets.map(({ answeredAt, createdAt }) =>
    answeredAt === null ? null : (answeredAt - createdAt.getTime()) / SECOND,
  );

describe('a simulated desk, followed by hand', () => {
  it('serves in order, one at a time, and lets go who will not wait', () => {
    const { result, tickets } = run({
      // Ann: 0-60 the first, 60-120 the second, 120-180 the fourth; the third leaves after 100 seconds
      arrivals: [arrival(0), arrival(10), arrival(15, { patience: 100 * SECOND }), arrival(20)],
      workers: [worker('ann')],
    });
    expect(waits(tickets)).toEqual([0, 50, null, 100]);
    expect(result.all).toEqual({
      ...{ offered: 4, answered: 3, left: 1, mean: 50, median: 50, p90: 100, longest: 100 },
      ...{ serviceLevel: 1, abandonment: 0.25 },
    });
    // 180 of 3,600 seconds
    expect(result.agents.occupancy).toBeCloseTo(0.05);
    expect(result.course[0]).toMatchObject({ arrivals: 4, left: 1 });
  });

  it('serves a VIP by the head start, and no sooner than its bound', () => {
    const early = {
      headStart: { priority: { urgent: 0, high: 0, normal: 0 }, tier: { vip: 120 }, returned: 0 },
    };
    const { result, tickets } = run({
      arrivals: [
        arrival(0, { handling: 5 * MINUTE }),
        arrival(10),
        arrival(120, { tier: 'vip' }),
        arrival(140, { tier: 'vip' }),
      ],
      workers: [worker('ann')],
      rules: rules({ general: {} }, early),
    });
    // at 300 the VIP of 120 (counts as 0) goes before the one of 10; at 360 that one before the VIP of 140 (as 20)
    expect(waits(tickets)).toEqual([0, 350, 180, 280]);
    expect(result.fairness).toMatchObject({ worstOvertaking: 110, overtaken: 1, bound: 120 });
    expect(result.tiers['vip']).toMatchObject({ mean: 230 });
  });

  it('gives nobody what they cannot do, and nobody more than the cap', () => {
    const { tickets } = run({
      arrivals: [
        arrival(0, { queue: 'cards' }),
        arrival(1, { queue: 'cards', language: 'zh-HK' }),
        arrival(2),
        arrival(3, { channel: 'sms' }),
        arrival(4, { channel: 'sms' }),
      ],
      workers: [
        worker('ann', { queues: ['general'], cap: 2 }),
        worker('bob', { queues: ['cards'], shifts: [[DAY + 30 * SECOND, DAY + 60 * MINUTE]] }),
        worker('cid', { languages: ['zh-HK'], shifts: [[DAY + 40 * SECOND, DAY + 60 * MINUTE]] }),
      ],
      rules: rules({ general: {}, cards: {} }, { weights: { sms: 0.5 } }),
    });
    expect(tickets.map(({ agent }) => agent)).toEqual(['bob', 'cid', 'ann', 'ann', 'ann']);
    expect(waits(tickets)).toEqual([30, 39, 0, 0, 0]);
  });

  it('asks the next when an offer is missed, and lets a queue run over by its rule', () => {
    const missed = run({
      arrivals: [arrival(0)],
      workers: [worker('ann'), worker('bob')],
      manners: { accept: [0, 0], missed: 1, away: 5 * MINUTE, wrapup: 1 },
    });
    expect(missed.outcome.missed).toBeGreaterThan(1);
    expect(missed.tickets[0]?.answeredAt).toBeNull();

    const over = run({
      arrivals: [arrival(0, { queue: 'cards' })],
      workers: [worker('ann', { queues: ['general'] })],
      rules: rules({ general: {}, cards: { overflow: [{ to: 'general', after: 90, when: 'nobody' }] } }),
    });
    expect(over.result.overflows).toBe(1);
    expect(waits(over.tickets)).toEqual([90]);
  });

  it('keeps a place for after-contact work, and tells the wait as the desk would', () => {
    const { tickets, result } = run({
      arrivals: [arrival(0), arrival(30), arrival(91)],
      workers: [worker('ann')],
      rules: rules({ general: { wrapup: 20 } }),
    });
    // 0-60, work until 80; 80-140, work until 160; 160
    expect(waits(tickets)).toEqual([0, 50, 69]);
    // nothing was handled before the third came, whom the mean of the last talk told 1 minute
    expect(tickets.map(({ told }) => told?.minutes)).toEqual([null, null, 1]);
    expect(result.estimate).toEqual({ told: 1, meanError: 9, bias: -9 });
  });

  it('gives the same day for the same seed', () => {
    const day = {
      arrivals: Array.from({ length: 200 }, (_, n) => arrival(n)),
      workers: [worker('a'), worker('b')],
    };
    const manners = { accept: [1000, 9000], missed: 0.1, away: 60_000, wrapup: 1 } as const;
    const [one, two, other] = [1, 1, 2].map((seed) => run({ ...day, manners, seed }).result.all.mean);
    expect(one).toBe(two);
    expect(other).not.toBe(one);
  });
});
