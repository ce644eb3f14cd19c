import type { Agent } from '../../../src/contract/agent';
import type { BoardView, CandidateView } from '../../../src/contract/board';
import type { Escalation } from '../../../src/contract/escalation';
import { escalation } from '../../builders/escalation';
import { startHouse, type TestHouse } from '../../fakes/http-house';

let house: TestHouse;
let lead: string;
beforeEach(async () => {
  house = await startHouse();
  lead = (await house.signIn('supervisor', { displayName: 'Chan' })).cookie;
});
afterEach(() => house.close());

const ago = (seconds: number): Date => new Date(house.clock.now().getTime() - seconds * 1000);
const there = (change: Partial<Agent> = {}): Partial<Agent> => ({
  presence: { state: 'available', reason: null, since: ago(60) },
  seenAt: ago(5),
  ...change,
});
function put(change: Partial<Escalation>): void {
  const one = escalation({ createdAt: ago(300), dueAt: ago(-600), ...change });
  house.store.desk.set(one.id, { ...one, conversationId: `c-${one.id}` });
}
async function board(): Promise<BoardView> {
  return (await house.call('GET', '/api/board?locale=en', { cookie: lead })).json as BoardView;
}
const queueOf = ({ queues }: BoardView, id: string) => queues.find((queue) => queue.id === id);

describe('the board', () => {
  it('tells of each queue who waits, since when, and who serves it', async () => {
    put({ id: 'e1', createdAt: ago(300), dueAt: ago(10) });
    put({ id: 'e2', createdAt: ago(200), wish: 'callback' });
    put({ id: 'e3', queue: 'cards', state: 'active', owner: 'a-1' });
    house.add('agent', there({ id: 'a-1', cap: 4, load: 1, queues: ['cards'] }));
    house.add('agent', there({ id: 'a-2', cap: 2, load: 2 }));
    const onBreak = { state: 'break', reason: 'meal', since: ago(60) } as const;
    house.add('agent', there({ id: 'a-3', presence: onBreak }));
    house.add('agent', there({ id: 'a-4', seenAt: ago(500) }));
    const view = await board();

    expect(queueOf(view, 'general')).toMatchObject({
      ...{ waiting: 2, callbacks: 1, late: 1, inHand: 0, waitingSince: ago(300).toISOString() },
      agents: { available: 0, busy: 1, break: 1 },
    });
    expect(queueOf(view, 'cards')).toMatchObject({
      ...{ waiting: 0, inHand: 1, waitingSince: null },
      agents: { available: 1, busy: 1, break: 1 },
    });
    expect(view.agents.map(({ id }) => id).sort()).toEqual(['a-1', 'a-2', 'a-3']);
    expect(view.agents.find(({ id }) => id === 'a-1')?.inHand).toEqual({ offered: 0, active: 1, wrapup: 0 });
    expect(view.waiting.map(({ id }) => id)).toEqual(['e1', 'e2']);
    expect(view.inHand.map(({ id }) => id)).toEqual(['e3']);
    expect(view.waiting[0]).not.toHaveProperty('history');
  });

  it('judges the last hour by those whose first answer came or was due', async () => {
    put({ id: 'in-time', firstReplyAt: ago(100), dueAt: ago(50) });
    put({ id: 'late', firstReplyAt: ago(20), dueAt: ago(50) });
    put({ id: 'never', dueAt: ago(50) });
    put({ id: 'not-due', dueAt: ago(-50) });
    put({ id: 'left-before', dueAt: ago(50), endedAt: ago(60), state: 'closed' });
    put({ id: 'long-ago', createdAt: ago(4_000), firstReplyAt: ago(3_900), dueAt: ago(3_000) });

    expect(queueOf(await board(), 'general')?.serviceLevel).toEqual({ share: 1 / 3, of: 3 });
    expect(queueOf(await board(), 'loans')?.serviceLevel).toEqual({ share: null, of: 0 });
  });

  it('tells who closed the doors, and why', async () => {
    house.store.shut.push({
      queue: 'loans',
      open: false,
      by: 'supervisor-1',
      at: ago(9),
      reason: 'fire drill',
    });
    expect(queueOf(await board(), 'loans')?.doors).toEqual({
      ...{ open: false, by: 'Chan', reason: 'fire drill', at: ago(9).toISOString() },
    });
  });

  it('is read once a second, however many look at it, and not kept when it failed', async () => {
    let reads = 0;
    const { list } = house.store.agents;
    house.store.agents.list = () => {
      reads++;
      return list();
    };
    await Promise.all(Array.from({ length: 20 }, board));
    expect(reads).toBe(1);
    house.clock.advance(1_000);
    house.store.agents.list = () => Promise.reject(new Error('no answer'));
    expect((await house.call('GET', '/api/board', { cookie: lead })).status).toBe(500);
    house.store.agents.list = list;
    expect((await house.call('GET', '/api/board', { cookie: lead })).status).toBe(200);
  });
});

describe('whom a conversation may be given to', () => {
  it('tells the freest first, and what speaks against each', async () => {
    put({ id: 'e1', queue: 'cards', owner: 'a-0', state: 'active', declined: ['a-2'], language: 'en' });
    house.add('agent', there({ id: 'a-0' }));
    house.add('agent', there({ id: 'a-1', load: 1, cap: 4 }));
    house.add('agent', there({ id: 'a-2', queues: ['loans'], languages: ['zh-CN'] }));
    house.add('agent', there({ id: 'a-3', load: 2, cap: 2 }));
    house.add('agent', there({ id: 'a-4', seenAt: ago(900) }));
    house.add('editor', there({ id: 'a-5' }));
    house.add('agent', there({ id: 'a-6', disabled: true }));
    const { json } = await house.call('GET', '/api/escalations/e1/candidates', { cookie: lead });
    const found = (json['candidates'] as CandidateView[]).filter(({ id }) => id.startsWith('a-'));

    expect(found.map(({ id, against, refused }) => [id, against, refused])).toEqual([
      ['a-1', [], false],
      ['a-4', ['offline'], true],
      ['a-3', ['room'], true],
      ['a-2', ['queue', 'language', 'declined'], false],
    ]);
    expect((await house.call('GET', '/api/escalations/nope/candidates', { cookie: lead })).status).toBe(404);
  });
});
