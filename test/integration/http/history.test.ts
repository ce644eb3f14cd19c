import type { HistoryView } from '../../../src/contract/history';
import { escalation } from '../../builders/escalation';
import { customerSays } from '../../builders/log-entry';
import { startHouse, type TestHouse } from '../../fakes/http-house';

const AT = new Date('2026-01-02T03:04:05Z');
const SPAN = 'from=2026-01-01T00:00:00Z&to=2026-01-09T00:00:00Z';

let house: TestHouse;
beforeEach(async () => {
  house = await startHouse();
  for (const id of ['c1', 'c2']) {
    house.store.talks.set(id, {
      ...{ id, channel: 'fake', customer: { id: 'u1', name: 'Li' }, locale: 'en', version: 1, cursor: 0 },
      ...{ state: { misses: 0 }, createdAt: AT, updatedAt: AT },
    });
  }
  house.store.entries.push(
    customerSays('my card fee'),
    { ...customerSays('another FEE'), id: 'c2|00000001', conversationId: 'c2' },
    { ...customerSays('a person please'), id: 'c2|00000002', conversationId: 'c2', seq: 2 },
  );
  const move = { at: AT, verb: 'claim', by: 'agent-1', from: 'waiting', to: 'active', reason: '' } as const;
  house.store.desk.set('e1', escalation({ createdAt: AT, state: 'active', owner: 'x' }));
  const mine = { id: 'e2', conversationId: 'c2', queue: 'cards', history: [move] };
  house.store.desk.set('e2', escalation({ ...mine, createdAt: new Date(AT.getTime() + 1000) }));
});
afterEach(() => house.close());

async function search(cookie: string, query: string): Promise<HistoryView> {
  const answer = await house.call('GET', `/api/history?${SPAN}&${query}`, { cookie });
  expect(answer.status).toBe(200);
  return answer.json as HistoryView;
}

describe('searching the past', () => {
  it('finds words for leads in every conversation, with what became of it', async () => {
    const { cookie } = await house.signIn('supervisor');
    const { hits, next, spellings } = await search(cookie, 'words=fee');
    expect(hits.map(({ conversationId }) => conversationId).sort()).toEqual(['c1', 'c2']);
    const second = hits.find(({ conversationId }) => conversationId === 'c2');
    expect(second).toMatchObject({ customer: { name: 'Li' }, escalation: { id: 'e2', queue: 'cards' } });
    expect(second?.messages.map(({ text }) => text)).toEqual(['another FEE']);
    expect([next, spellings]).toEqual([null, [['fee']]]);
  });

  it('finds for agents only what they handled, whatever they ask for', async () => {
    const { cookie } = await house.signIn('agent');
    for (const query of ['words=fee', '', 'agent=somebody-else', 'words=fee&queue=cards']) {
      const { hits } = await search(cookie, query);
      expect(hits.map(({ conversationId }) => conversationId)).toEqual(['c2']);
    }
    expect((await search(cookie, 'words=card')).hits).toEqual([]);
  });

  it('lists without words, and filters', async () => {
    const { cookie } = await house.signIn('supervisor');
    expect((await search(cookie, '')).hits).toHaveLength(2);
    expect((await search(cookie, 'queue=cards')).hits.map(({ escalation: it }) => it?.id)).toEqual(['e2']);
  });

  it.each([
    'from=2026-01-01T00:00:00Z&to=2026-08-01T00:00:00Z',
    'from=2026-01-09T00:00:00Z&to=2026-01-01T00:00:00Z',
    'from=yesterday&to=today',
    `${SPAN}&rating=9`,
    `${SPAN}&words=${'x'.repeat(101)}`,
  ])('refuses %s', async (query) => {
    const { cookie } = await house.signIn('supervisor');
    expect((await house.call('GET', `/api/history?${query}`, { cookie })).status).toBe(400);
  });
});
