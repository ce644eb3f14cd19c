import type { EscalationView } from '../../../src/contract/api';
import { agentView, escalationView } from '../../builders/escalation-view';
import type { DeskState } from '../../../web/console/desk/desk-state';
import { groupsOf, type GroupId, type Wants } from '../../../web/console/inbox/groups';
import { HEIGHT, linesOf, topOf, visiblePart } from '../../../web/console/inbox/windowed';
import { levelOf, runningClock } from '../../../web/console/lib/sla';
import { waitOf } from '../../../web/console/details/wait';

const me = agentView({ role: 'supervisor' });
const owner = { id: me.id, displayName: me.displayName };
const other = { id: 'x', displayName: 'X' };
const iso = (minute: number): string => new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString();
const WANTS: Wants = { text: '', queue: '', order: 'service' };

function grouped(all: EscalationView[], wants: Partial<Wants> = {}): Partial<Record<GroupId, string[]>> {
  const waits = (one: EscalationView): boolean => one.state === 'waiting';
  const waiting = all.filter(waits);
  const active = all.filter((one) => !waits(one));
  const state: DeskState = { me, waiting, active, queues: [], known: true };
  const groups = groupsOf(state, { ...WANTS, ...wants }, ({ summary }) => summary);
  return Object.fromEntries(
    groups.filter(({ rows }) => rows.length > 0).map(({ id, rows }) => [id, rows.map((row) => row.id)]),
  );
}

describe('the inbox', () => {
  const mine = (id: string, change: Partial<EscalationView>): EscalationView =>
    escalationView(id, { state: 'active', owner, ...change });

  it('has a group for each kind of matter', () => {
    expect(
      grouped([
        escalationView('waits'),
        escalationView('calls', { wish: 'callback' }),
        escalationView('left', { wish: 'message' }),
        mine('mine', {}),
        mine('offer', { state: 'offered' }),
        mine('after', { state: 'wrapup' }),
        mine('call', { wish: 'callback' }),
        escalationView('theirs', { state: 'active', owner: other }),
        escalationView('for them', { state: 'offered', owner: other }),
      ]),
    ).toEqual({
      offers: ['offer'],
      mine: ['mine'],
      wrapup: ['after'],
      callbacks: ['call', 'calls'],
      left: ['left'],
      waiting: ['for them', 'waits'],
      others: ['theirs'],
    });
  });

  it('puts first who waits longest for an answer', () => {
    const rows = [
      mine('answered', { firstReplyAt: iso(1), claimedAt: iso(1) }),
      mine('later', { firstReplyAt: iso(1), awaitingSince: iso(5) }),
      mine('never', { createdAt: iso(3) }),
      mine('taken last', { firstReplyAt: iso(1), claimedAt: iso(4) }),
    ];
    expect(grouped(rows).mine).toEqual(['never', 'later', 'taken last', 'answered']);
  });

  it('keeps the order of service unless another is asked for', () => {
    const rows = [
      escalationView('a', { createdAt: iso(2), dueAt: iso(30) }),
      escalationView('b', { createdAt: iso(1), dueAt: iso(40) }),
      escalationView('c', { createdAt: iso(3), dueAt: iso(20) }),
    ];
    expect(grouped(rows).waiting).toEqual(['a', 'b', 'c']);
    expect(grouped(rows, { order: 'longest' }).waiting).toEqual(['b', 'a', 'c']);
    expect(grouped(rows, { order: 'due' }).waiting).toEqual(['c', 'a', 'b']);
    expect(grouped(rows, { order: 'newest' }).waiting).toEqual(['c', 'a', 'b']);
  });

  it('filters by words and queue, but never an offer', () => {
    const rows = [
      escalationView('a', { summary: 'Lost card' }),
      escalationView('b', { queue: 'loans', summary: 'card' }),
      mine('offer', { state: 'offered', summary: 'none of it' }),
    ];
    expect(grouped(rows, { text: ' CARD ', queue: 'cards' })).toEqual({ offers: ['offer'], waiting: ['a'] });
  });
});

describe('what is drawn of the inbox', () => {
  const rows = Array.from({ length: 500 }, (_, n) => escalationView(String(n)));
  const lines = linesOf([{ id: 'waiting', rows }], new Set());

  it('is what can be seen and a little more, and keeps the length of the whole', () => {
    for (const scrolled of [0, 5000, 1e6]) {
      const { from, to, above, below } = visiblePart(lines, scrolled, 800);
      expect(to - from).toBeLessThan(20);
      const drawn = lines.slice(from, to).reduce((sum, { kind }) => sum + HEIGHT[kind], 0);
      expect(above + drawn + below).toBe(topOf(lines, lines.length));
    }
    expect(visiblePart(lines, 0, 800)).toMatchObject({ from: 0, above: 0 });
    expect(visiblePart([], 0, 800)).toEqual({ from: 0, to: 0, above: 0, below: 0 });
  });

  it('holds everything that is in sight', () => {
    const { from, to } = visiblePart(lines, 10_000, 800);
    expect(topOf(lines, from)).toBeLessThanOrEqual(10_000);
    expect(topOf(lines, to)).toBeGreaterThanOrEqual(10_800);
  });

  it('leaves out empty groups but the agent’s own and those who wait, and what is folded', () => {
    const kinds = linesOf(
      [
        { id: 'offers', rows: [] },
        { id: 'mine', rows: [] },
        { id: 'waiting', rows },
      ],
      new Set(['waiting'] as const),
    ).map(({ kind, id }) => `${kind} ${id}`);
    expect(kinds).toEqual(['head mine', 'empty mine', 'head waiting']);
  });
});

describe('the promise that runs', () => {
  const at = (minute: number): number => Date.parse(iso(minute));

  it('is the first answer, then the next one, then the end; none when the talk is over', () => {
    const base = escalationView('1', { dueAt: iso(10), resolveBy: iso(59) });
    expect(runningClock(base)).toEqual({ due: 'first', at: at(10) });
    const answered = { ...base, firstReplyAt: iso(2) };
    expect(runningClock(answered)).toEqual({ due: 'end', at: at(59) });
    expect(runningClock({ ...answered, nextDueAt: iso(20) })).toEqual({ due: 'next', at: at(20) });
    expect(runningClock({ ...answered, endedAt: iso(3) })).toBeNull();
    expect(runningClock({ ...answered, state: 'wrapup' })).toBeNull();
  });

  it('presses when little of it is left', () => {
    const clock = { due: 'first', at: at(10) } as const;
    expect([at(5), at(10) - 59_000, at(10) + 1].map((now) => levelOf(clock, now))).toEqual([
      'ok',
      'soon',
      'late',
    ]);
    expect(levelOf({ due: 'end', at: at(50) }, at(30))).toBe('soon');
  });
});

describe('why somebody waited', () => {
  it('is read from the history', () => {
    const move = (verb: EscalationView['history'][number]['verb'], minute: number) =>
      ({ at: iso(minute), verb, by: 'system', from: 'waiting', to: 'waiting', reason: '' }) as const;
    const history = [
      move('enqueue', 0),
      move('offer', 1),
      move('miss', 2),
      move('overflow', 3),
      move('offer', 3),
      move('decline', 4),
      move('claim', 5),
      move('release', 8),
    ];
    expect(waitOf({ createdAt: iso(0), history })).toEqual({
      ...{ waited: 300_000, missed: 1, declined: 1, moved: 1, returned: 1 },
    });
    expect(waitOf({ createdAt: iso(0), history: history.slice(0, 3) }).waited).toBeNull();
  });
});
