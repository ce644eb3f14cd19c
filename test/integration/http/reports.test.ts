import { startHouse, type TestHouse } from '../../fakes/http-house';
import { AGENTS, agent, at, CASES, PRESENCES, TALLIES } from '../../unit/figures/example-day';

const DAY = 'from=2026-01-05T00:00:00%2B08:00&to=2026-01-06T00:00:00%2B08:00';

let house: TestHouse;
let lead: string;
let ann: string;

beforeAll(async () => {
  house = await startHouse();
  Object.assign(house.facts, {
    ...{ cases: CASES, agents: AGENTS, presences: PRESENCES, tallies: TALLIES },
    now: at(24 * 3600),
  });
  lead = (await house.signIn('supervisor')).cookie;
  ann = (await house.signIn('agent', { id: 'ann', username: 'ann' })).cookie;
});
afterAll(() => house.close());

describe('reports', () => {
  it('are for leads', async () => {
    for (const path of [`/api/reports?${DAY}`, `/api/reports/export?${DAY}&format=csv`, '/api/wallboard']) {
      expect(await house.call('GET', path)).toMatchObject({ status: 401 });
      expect(await house.call('GET', path, { cookie: ann })).toMatchObject({ status: 403 });
    }
  });

  it('tell the figures with their definitions, in the language that is asked for', async () => {
    const { status, json } = await house.call('GET', `/api/reports?${DAY}&by=queue&locale=en`, {
      cookie: lead,
    });
    expect(status).toBe(200);
    const { figures, total, rows } = json as { figures: { id: string }[]; total: number[]; rows: object[] };
    const serviceLevel = figures.findIndex(({ id }) => id === 'service-level');
    expect(figures[serviceLevel]).toMatchObject({ title: 'Service level', unit: 'share', better: 'more' });
    expect(total[serviceLevel]).toBeCloseTo(0.4);
    expect(rows).toMatchObject([{ key: 'cards' }, { key: 'loans' }]);
    const definitions = await house.call('GET', '/api/reports/definitions?locale=zh-HK', { cookie: lead });
    expect(definitions.text).toContain('服務水平');
  });

  it.each(['from=x&to=y', 'from=2026-01-05T00:00:00Z', `${DAY}&timeZone=Mars/Olympus`, `${DAY}&by=shoe`])(
    'refuse %s',
    async (query) => {
      const answer = await house.call('GET', `/api/reports?${query}`, { cookie: lead });
      expect(answer).toMatchObject({ status: 400, json: { code: 'BAD_REQUEST' } });
    },
  );

  it('leave as CSV, with a mark for Excel', async () => {
    const path = `/api/reports/export?${DAY}&by=agent&locale=en&format=csv`;
    const { status, headers, text } = await house.call('GET', path, { cookie: lead });
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toBe(
      'attachment; filename="report-2026-01-05-2026-01-06.csv"',
    );
    const [titles, total, , annRow] = text.split('\r\n');
    expect(titles).toMatch(/^﻿?Agent,Handed to the desk \(times\),Answered \(times\),/);
    expect(total).toMatch(/^Total,6,3,1,53,30,120,120,40,/);
    expect(annRow).toMatch(/^Ann,3,3,0,20,/);
  });
});

describe('ratings', () => {
  const path = `/api/csat?${DAY}&locale=en`;

  it('are told to leads, with the customers’ words masked', async () => {
    const { json } = await house.call('GET', path, { cookie: lead });
    expect(json).toMatchObject({
      ...{ asked: 3, answered: 2, mean: 3.5, good: 0.5, scores: [0, 1, 0, 0, 1], more: false },
      ratings: [
        { escalationId: 'e2', score: 2, agent: { displayName: 'Ann' } },
        { escalationId: 'e1', score: 5, reason: 'thanks, call me at 138****8000' },
      ],
    });
    const low = await house.call('GET', `${path}&upTo=3`, { cookie: lead });
    expect(low.json['ratings']).toMatchObject([{ escalationId: 'e2' }]);
  });

  it('are told to an agent of their own conversations only', async () => {
    const bob = (await house.signIn('agent', { id: 'bob', username: 'bob' })).cookie;
    const own = await house.call('GET', `${path}&agent=ann`, { cookie: bob });
    expect(own.json).toMatchObject({ asked: 0, ratings: [] });
    expect((await house.call('GET', path, { cookie: ann })).json['ratings']).toHaveLength(2);
  });
});

describe('the wallboard', () => {
  it('shows the desk as it is, and what to do something about', async () => {
    const here = { state: 'available', reason: null, since: at(0) } as const;
    Object.assign(house.facts, {
      now: at(700),
      agents: [
        agent('ann', 'north', { presence: here, seenAt: at(690), queues: ['loans'], load: 3 }),
        agent('bob', 'south', { presence: { ...here, state: 'break', reason: 'meal' }, seenAt: at(690) }),
        agent('cid', 'south', { presence: here, seenAt: at(100), queues: ['cards'] }),
      ],
      cases: [
        { ...CASES[0], id: 'w1', state: 'waiting', answeredAt: null, firstReplyAt: null },
        { ...CASES[0], id: 'w2', state: 'waiting', createdAt: at(690), dueAt: at(750), firstReplyAt: null },
        { ...CASES[4], id: 'w3', createdAt: at(500) },
      ],
    });
    const { json } = await house.call('GET', '/api/wallboard?locale=en', { cookie: lead });
    expect(json).toMatchObject({
      waiting: { value: 2, mark: 'bad' },
      longestWait: { value: 700, mark: 'bad' },
      callBacks: 1,
      agents: { free: 0, full: 1, wrapup: 0, onBreak: 1, offline: 1, breaks: { meal: 1 } },
      queues: [
        { id: 'cards', title: 'Queue cards', waiting: 2, late: 1, onDuty: 0 },
        { id: 'loans', waiting: 0, late: 0, onDuty: 1, longestWait: { value: null, mark: 'none' } },
      ],
      alarms: [
        { kind: 'nobody-on-duty', queue: 'cards', count: 2, severity: 'bad' },
        { kind: 'first-reply-late', queue: 'cards', count: 1, severity: 'bad' },
      ],
    });
  });
});
