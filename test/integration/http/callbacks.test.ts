import type { CallbackView } from '../../../src/contract/callbacks';
import { escalation } from '../../builders/escalation';
import { startHouse, type TestHouse } from '../../fakes/http-house';

let house: TestHouse;
const PHONE = '+8613800138000';
const LATE = new Date('2026-01-03T00:00:00Z');
beforeEach(async () => {
  house = await startHouse();
  const wanted = { wish: 'callback', callback: PHONE } as const;
  const rows = [
    escalation({ id: 'e1', ...wanted, dueAt: new Date('2026-01-02T05:00:00Z') }),
    escalation({ id: 'e2', ...wanted, dueAt: new Date('2026-01-02T04:00:00Z'), queue: 'cards' }),
    escalation({ id: 'e3' }),
    escalation({ id: 'e4', ...wanted, state: 'active', owner: 'another' }),
    escalation({ id: 'e5', wish: 'message', state: 'active', owner: 'agent-1', dueAt: LATE }),
    escalation({ id: 'e6', ...wanted, state: 'closed' }),
  ];
  for (const row of rows) house.store.desk.set(row.id, { ...row, conversationId: `c-${row.id}` });
});
afterEach(() => house.close());

const note = (cookie: string, id: string, body: object) =>
  house.call('POST', `/api/callbacks/${id}/calls`, { cookie, body });
async function list(cookie: string): Promise<CallbackView[]> {
  const { json } = await house.call('GET', '/api/callbacks', { cookie });
  return json['callbacks'] as CallbackView[];
}

describe('the call-back list', () => {
  it('shows what waits or is one’s own, what is due first ahead, and numbers only to whom they concern', async () => {
    const agent = await house.signIn('agent');
    const mine = await list(agent.cookie);
    expect(mine.map(({ escalation: it }) => it.id).slice(0, 1)).toEqual(['e2']);
    expect(mine.map(({ escalation: it }) => it.id).sort()).toEqual(['e1', 'e2', 'e5']);
    expect(mine[0]?.escalation.callback).not.toContain('138001');

    const lead = await house.signIn('supervisor');
    const all = await list(lead.cookie);
    expect(all.map(({ escalation: it }) => it.id).sort()).toEqual(['e1', 'e2', 'e4', 'e5']);
    expect(all[0]?.escalation.callback).toBe(PHONE);
  });

  it('notes each call once, and when to try again', async () => {
    const { cookie } = await house.signIn('agent', { displayName: 'Wang' });
    house.store.desk.set('e1', {
      ...escalation({ id: 'e1' }),
      wish: 'callback',
      state: 'active',
      owner: 'agent-1',
    });
    const missed = { result: 'not-reached', againIn: 30, clientId: 'k1' };
    await note(cookie, 'e1', missed);
    const again = await note(cookie, 'e1', missed);
    expect(again.status).toBe(201);
    const known = (await list(cookie)).find(({ escalation: it }) => it.id === 'e1');
    expect(known?.calls).toMatchObject([{ result: 'not-reached', by: { displayName: 'Wang' } }]);
    expect(known?.againAt).toBe(new Date(house.clock.now().getTime() + 1_800_000).toISOString());

    await note(cookie, 'e1', { result: 'reached', clientId: 'k2', againIn: 5 });
    const after = (await list(cookie)).find(({ escalation: it }) => it.id === 'e1');
    expect(after?.calls).toHaveLength(2);
    expect(after?.againAt).toBeNull();
  });

  it('refuses who has not taken it, who asked for no call, and what is unknown', async () => {
    const { cookie } = await house.signIn('agent');
    const body = { result: 'reached', clientId: 'k' };
    expect((await note(cookie, 'e1', body)).json['code']).toBe('NOT_OWNER');
    expect((await note(cookie, 'e3', body)).json['code']).toBe('CONFLICT');
    expect((await note(cookie, 'nope', body)).status).toBe(404);
    expect((await note(cookie, 'e1', { result: 'maybe', clientId: 'k' })).status).toBe(400);
  });
});
