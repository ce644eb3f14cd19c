import type { Agent } from '../../../src/contract/agent';
import type { Escalation } from '../../../src/contract/escalation';
import type { Clock } from '../../../src/contract/ports';
import type { Store } from '../../../src/contract/store';
import type { RunningDesk } from '../../../src/desk';
import { stormRequest } from './house';
import { refused, tell, type StormOrder } from './order';

export interface Shift {
  store: Store;
  desks: RunningDesk[];
  clock: Clock;
  order: StormOrder;
  /** Everybody has come: from now on all work until nobody is left. */
  over: () => boolean;
}

const AT_ONCE = 16;
const VANISHED_MS = 300_000;

/** Agents come, go, accept, let offers go by, close, give back; customers leave; until nothing is open any more. */
export async function workShift(shift: Shift): Promise<void> {
  const { store, order } = shift;
  const state = { empty: false };
  const busy = Array.from({ length: AT_ONCE }, async () => {
    while (!state.empty) {
      const agent = await store.agents.get(`agent${String(mine(order))}`);
      if (agent) await refused(() => visit(shift, agent));
      else await sleep(5);
    }
  });
  while (!state.empty) {
    await sleep(250);
    state.empty = shift.over() && (await isEmpty(store));
  }
  await Promise.all(busy);
  tell({ type: 'empty' });
}

async function isEmpty(store: Store): Promise<boolean> {
  const left = await store.escalations.list({ states: ['waiting', 'offered', 'active', 'wrapup'] }, 1);
  return left.length === 0;
}

/** One of the agents that this process plays. */
function mine({ agents, workers, index }: StormOrder): number {
  const n = Math.floor(Math.random() * Math.ceil(agents / workers)) * workers + index;
  return n % agents;
}

const sleep = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));
const chance = (share: number): boolean => Math.random() < share;

/** A tenth of them is not to be reached for five minutes at a time, and gives no sign of it. */
function isGone({ id }: Agent, { clock, over }: Shift): boolean {
  const span = Math.floor(clock.now().getTime() / VANISHED_MS);
  return !over() && (Number(id.slice(5)) * 31 + span * 17) % 10 === 0;
}

async function visit(shift: Shift, agent: Agent): Promise<void> {
  if (isGone(agent, shift)) return;
  const desk = shift.desks[Math.floor(Math.random() * shift.desks.length)] as RunningDesk;
  await come(shift, desk, agent);
  for (const one of await shift.store.escalations.ownedBy(agent.id)) {
    await refused(() => handle(shift, desk, agent, one));
  }
  if (chance(0.5)) {
    await refused(async () => tell({ type: 'took', id: (await desk.claimNext(agent)).id, agent: agent.id }));
  }
  if (!shift.over()) await meddle(shift, desk, agent);
}

async function come({ over }: Shift, desk: RunningDesk, agent: Agent): Promise<void> {
  const away = !over() && chance(0.03);
  const state = away ? (chance(0.5) ? 'break' : 'offline') : 'available';
  await desk.setPresence(agent, state, state === 'break' ? 'rest' : null);
  await desk.alive(agent);
}

async function handle(shift: Shift, desk: RunningDesk, agent: Agent, one: Escalation): Promise<unknown> {
  const { id, state } = one;
  const steady = shift.over();
  if (state === 'offered') {
    if (!steady && chance(0.1)) return null;
    if (!steady && chance(0.1)) return desk.decline(agent, id, 'busy');
    await desk.accept(agent, id);
    tell({ type: 'took', id, agent: agent.id });
    return null;
  }
  if (state === 'wrapup') return desk.wrapUp(agent, id, 'done', '');
  if (!steady && chance(0.03)) return desk.release(agent, id, 'not mine');
  if (!steady && chance(0.03)) return desk.transfer(agent, id, 'cards', '', undefined);
  return steady || chance(0.7) ? desk.close(agent, id, 'done', '') : null;
}

/** Customers who leave, and leads who take over and assign. */
async function meddle({ store, order }: Shift, desk: RunningDesk, agent: Agent): Promise<void> {
  const { id } = stormRequest(Math.floor(Math.random() * order.escalations));
  if (chance(0.02)) await refused(() => desk.leave(id));
  if (agent.role !== 'supervisor') return;
  const to = `agent${String(Math.floor(Math.random() * order.agents))}`;
  const [one] = await store.escalations.list({ states: ['active', 'offered'], owner: to }, 1);
  if (!one || (await refused(() => desk.take(agent, one.id, 'mine')))) return;
  tell({ type: 'took', id: one.id, agent: agent.id });
  if (await refused(() => desk.assign(agent, one.id, to, 'yours'))) return;
  tell({ type: 'took', id: one.id, agent: to });
}
