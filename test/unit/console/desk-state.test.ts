import type { DeskEvent } from '../../../src/contract/events';
import { agentView, escalationView } from '../../builders/escalation-view';
import { afterEvent, withLists, withOne, type DeskState } from '../../../web/console/desk/desk-state';
import { lossOf } from '../../../web/console/desk/losses';

const me = agentView();
const owner = { id: me.id, displayName: me.displayName };
const NOW = '2026-11-22T10:00:00.000Z';

function state(change: Partial<DeskState> = {}): DeskState {
  return { me, waiting: [], active: [], queues: [], known: true, ...change };
}

const mine = (id: string) => escalationView(id, { state: 'active', owner });

function moved(id: string, change: Partial<Extract<DeskEvent, { type: 'escalation' }>> = {}): DeskEvent {
  const base = { type: 'escalation', escalationId: id, conversationId: `c-${id}` } as const;
  return { ...base, queue: 'cards', state: 'active', owner: 'other', ...change };
}

describe('what an event asks the console to read', () => {
  it('is one escalation when it comes to this agent, or goes from them', () => {
    expect(afterEvent(state(), moved('1', { owner: me.id }), null, NOW)[1]).toEqual({
      escalation: '1',
      me: true,
    });
    expect(afterEvent(state({ active: [mine('1')] }), moved('1'), null, NOW)[1]).toEqual({
      escalation: '1',
      me: true,
    });
  });

  it('is one escalation and the lists when it is on the screen', () => {
    expect(afterEvent(state(), moved('1'), 'c-1', NOW)[1]).toEqual({ escalation: '1', lists: true });
  });

  it('is the lists when it is about others in a queue of the agent, nothing in another queue', () => {
    expect(afterEvent(state(), moved('1'), null, NOW)[1]).toEqual({ lists: true });
    const elsewhere = state({ me: { ...me, queues: ['loans'] } });
    expect(afterEvent(elsewhere, moved('1'), null, NOW)[1]).toEqual({});
  });

  it('takes out at once what waits no longer', () => {
    const before = state({ waiting: [escalationView('1'), escalationView('2')] });
    const [after] = afterEvent(before, moved('1'), null, NOW);
    expect(after.waiting.map(({ id }) => id)).toEqual(['2']);
    const [same] = afterEvent(before, moved('1', { state: 'waiting', owner: null }), null, NOW);
    expect(same).toBe(before);
  });

  it('starts the clock with the first word of the customer only, and stops it with the answer', () => {
    const said = (author: string): DeskEvent => {
      const ids = { escalationId: '1', conversationId: 'c-1' };
      return { type: 'message', ...ids, seq: 1, author, owner: me.id };
    };
    const [first, wanted] = afterEvent(state({ active: [mine('1')] }), said('customer'), null, NOW);
    expect([first.active[0]?.awaitingSince, wanted]).toEqual([NOW, { escalation: '1' }]);
    const [second, nothing] = afterEvent(first, said('customer'), null, '2026-11-22T10:01:00.000Z');
    expect([second, nothing]).toEqual([first, {}]);
    const [answered] = afterEvent(second, said('agent'), null, '2026-11-22T10:02:00.000Z');
    expect(answered.active[0]).toMatchObject({
      awaitingSince: null,
      nextDueAt: null,
      firstReplyAt: '2026-11-22T10:02:00.000Z',
    });
  });
});

describe('one escalation as it is now', () => {
  it('stands where it belongs', () => {
    const before = state({ waiting: [escalationView('1')], active: [mine('2')] });
    const taken = withOne(before, mine('1'));
    expect([taken.waiting, taken.active.map(({ id }) => id)]).toEqual([[], ['2', '1']]);
    const given = withOne(taken, escalationView('2'));
    expect([given.waiting.map(({ id }) => id), given.active.map(({ id }) => id)]).toEqual([['2'], ['1']]);
    expect(withOne(given, escalationView('1', { state: 'closed', owner })).active).toEqual([]);
  });

  it('of somebody else is seen in hand by leads only', () => {
    const theirs = escalationView('1', { state: 'active', owner: { id: 'x', displayName: 'X' } });
    expect(withOne(state(), theirs).active).toEqual([]);
    expect(withOne(state({ me: agentView({ role: 'supervisor' }) }), theirs).active).toEqual([theirs]);
  });

  it('is listed once, though the server lists an offer as waiting and as the agent’s', () => {
    const offered = escalationView('1', { state: 'offered', owner });
    const after = withLists(state(), { waiting: [offered], active: [offered], queues: [], lastEventId: 1 });
    expect([after.waiting, after.active]).toEqual([[], [offered]]);
  });
});

describe('what was lost to others', () => {
  const [enqueue] = escalationView('1').history;
  const move = { at: NOW, from: 'active', to: 'active', reason: 'angry' } as const;
  const before = mine('1');

  it('is told with the move that took it', () => {
    const take = { ...move, verb: 'take', by: 'lead', agent: 'lead' } as const;
    const now = escalationView('1', {
      state: 'active',
      owner: { id: 'lead', displayName: 'L' },
      history: [...(enqueue ? [enqueue] : []), take, { ...take, verb: 'transfer' }],
    });
    expect(lossOf(before, now, me)).toMatchObject({ was: 'talk', move: take });
  });

  it('is no loss when the agent did it, or still has it', () => {
    const own = { ...move, verb: 'release', by: me.id } as const;
    const given = escalationView('1', { history: [...(enqueue ? [enqueue] : []), own] });
    expect(lossOf(before, given, me)).toBeNull();
    expect(lossOf(before, mine('1'), me)).toBeNull();
    expect(lossOf(escalationView('1', { state: 'wrapup', owner }), given, me)).toBeNull();
  });

  it('is an offer when it was one', () => {
    const miss = {
      ...move,
      verb: 'miss',
      by: 'system',
      agent: me.id,
      reason: 'not-accepted-in-time',
    } as const;
    const now = escalationView('1', { history: [...(enqueue ? [enqueue] : []), miss] });
    expect(lossOf(escalationView('1', { state: 'offered', owner }), now, me)).toMatchObject({ was: 'offer' });
  });
});
