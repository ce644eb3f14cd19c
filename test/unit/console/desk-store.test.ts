import type { EscalationView, QueueView } from '../../../src/contract/api';
import type { DeskEvent } from '../../../src/contract/events';
import { agentView, escalationView } from '../../builders/escalation-view';
import { DeskStore } from '../../../web/console/desk/desk-store';
import type { Pace } from '../../../web/console/lib/pacer';

/** Time that stands still until it is told to go on. */
class Hours implements Pace {
  private at = 0;
  private readonly timers = new Set<{ at: number; run: () => void }>();
  readonly now = (): number => this.at;
  readonly random = (): number => 0.5;
  readonly later = (run: () => void, ms: number): (() => void) => {
    const timer = { at: this.at + ms, run };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  };

  async pass(ms: number): Promise<void> {
    const end = this.at + ms;
    for (;;) {
      const [next] = [...this.timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.timers.delete(next);
      this.at = Math.max(this.at, next.at);
      next.run();
      for (let i = 0; i < 10; i++) await Promise.resolve();
    }
    this.at = end;
  }
}

const me = agentView();
const owner = { id: me.id, displayName: me.displayName };
const mine = (id: string, change: Partial<EscalationView> = {}) =>
  escalationView(id, { state: 'active', owner, ...change });

function desk(hidden = false) {
  const pace = new Hours();
  const asked = { lists: 0, singles: [] as string[], me: 0 };
  const world = {
    view: { waiting: [], active: [], queues: [], lastEventId: 1 } as QueueView,
    singles: new Map<string, EscalationView>(),
  };
  const store = new DeskStore(me, {
    pace,
    hidden: () => hidden,
    reads: {
      lists: () => {
        asked.lists += 1;
        return Promise.resolve(world.view);
      },
      escalation: (id) => {
        asked.singles.push(id);
        const one = world.singles.get(id);
        return one ? Promise.resolve(one) : Promise.reject(new Error('gone'));
      },
      me: () => {
        asked.me += 1;
        return Promise.resolve(me);
      },
    },
  });
  return { pace, asked, world, store };
}

function event(id: string, change: Partial<Extract<DeskEvent, { type: 'escalation' }>> = {}): DeskEvent {
  const base = { type: 'escalation', escalationId: id, conversationId: `c-${id}`, queue: 'cards' } as const;
  return { ...base, state: 'waiting', owner: null, ...change };
}

describe('the desk as a console knows it', () => {
  it('reads the lists at most every two seconds, however much moves', async () => {
    const { pace, asked, store } = desk();
    await store.refresh();
    for (let i = 0; i < 200; i++) {
      store.heard(event(String(i)));
      await pace.pass(50);
    }
    expect(asked.lists).toBeGreaterThanOrEqual(3);
    expect(asked.lists).toBeLessThanOrEqual(6);
    expect(asked.singles).toEqual([]);
  });

  it('reads them seldom while nobody looks', async () => {
    const { pace, asked, store } = desk(true);
    await store.refresh();
    for (let i = 0; i < 200; i++) {
      store.heard(event(String(i)));
      await pace.pass(50);
    }
    expect(asked.lists).toBeLessThanOrEqual(2);
  });

  it('reads an offer at once', async () => {
    const { pace, asked, world, store } = desk();
    await store.refresh();
    world.singles.set('1', mine('1', { state: 'offered' }));
    store.heard(event('1', { state: 'offered', owner: me.id }));
    await pace.pass(0);
    expect([asked.singles, store.get().active.map(({ state }) => state)]).toEqual([['1'], ['offered']]);
  });

  it('shows many changes together', async () => {
    const { pace, store } = desk();
    await store.refresh();
    let shown = 0;
    store.subscribe(() => (shown += 1));
    for (let i = 0; i < 100; i++) {
      store.put(mine(String(i)));
      await pace.pass(10);
    }
    expect(shown).toBeLessThanOrEqual(11);
  });

  it('lets lists that were on their way not undo what was read singly', async () => {
    const { world, store } = desk();
    await store.refresh();
    world.view = { ...world.view, waiting: [escalationView('1')] };
    const reading = store.refresh();
    store.put(mine('1'));
    await reading;
    expect(store.get().waiting).toEqual([]);
    expect(store.get().active.map(({ id }) => id)).toEqual(['1']);
  });

  it('finds out who took what is not listed any more', async () => {
    const { pace, world, store } = desk();
    world.view = { ...world.view, active: [mine('1')] };
    await store.refresh();
    const taken = {
      at: '2026-11-22T10:00:00.000Z',
      verb: 'take',
      by: 'lead',
      from: 'active',
      to: 'active',
      reason: 'why',
    } as const;
    world.singles.set('1', escalationView('1', { history: [...mine('1').history, taken] }));
    world.view = { ...world.view, active: [] };
    await store.refresh();
    await pace.pass(200);
    expect(store.get().losses).toMatchObject([{ was: 'talk', move: taken }]);
    const [loss] = store.get().losses;
    if (loss) store.dismiss(loss);
    expect(store.get().losses).toEqual([]);
  });

  it('tells why the lists could not be read, and tries again', async () => {
    const { pace, world, store } = desk();
    const { view } = world;
    Object.defineProperty(world, 'view', {
      configurable: true,
      get: () => {
        throw new Error('down');
      },
    });
    await store.refresh();
    expect(store.get().error).toMatchObject({ message: 'down' });
    Object.defineProperty(world, 'view', { value: view });
    store.refreshSoon();
    await pace.pass(4000);
    expect(store.get().error).toBeNull();
  });
});
