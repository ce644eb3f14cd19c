import type { Agent } from '../../contract/agent';
import type { Opening } from '../../contract/desk';
import type { Escalation } from '../../contract/escalation';
import type { FiguresDeps } from '../deps';

/** In the order of service; who waits beyond these is counted, and not looked at. */
const MOST_WAITING = 2_000;
const MOST_ACTIVE = 5_000;

/** The desk as it is now. */
export interface Now {
  at: number;
  queues: string[];
  agents: Agent[];
  /** Who waits, those who asked for a call or left a message apart. */
  waiting: Escalation[];
  noted: Escalation[];
  /** How many wait, by queue. */
  counts: ReadonlyMap<string, number>;
  active: Escalation[];
  wrappingUp: ReadonlySet<string>;
  openings: ReadonlyMap<string, Opening>;
}

export async function readNow({ store, content, desk, clock }: FiguresDeps): Promise<Now> {
  const [agents, listed, held, counted] = await Promise.all([
    store.agents.list(),
    store.escalations.list({ states: ['waiting', 'offered'] }, MOST_WAITING),
    store.escalations.list({ states: ['active', 'wrapup'] }, MOST_ACTIVE),
    store.escalations.countWaiting(),
  ]);
  const queues = [...new Set([...content().queues(), ...counted.keys()])];
  const openings = new Map(
    await Promise.all(queues.map(async (queue) => [queue, await desk.opening(queue)] as const)),
  );
  const waiting = listed.filter(({ wish }) => wish === 'chat');
  return {
    at: clock.now().getTime(),
    ...{ queues, agents, waiting, openings },
    noted: listed.filter(({ wish }) => wish !== 'chat'),
    counts: listed.length < MOST_WAITING ? countsOf(waiting) : counted,
    active: held.filter(({ state }) => state === 'active'),
    wrappingUp: new Set(held.flatMap(({ state, owner }) => (state === 'wrapup' && owner ? [owner] : []))),
  };
}

function countsOf(waiting: readonly Escalation[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { queue } of waiting) counts.set(queue, (counts.get(queue) ?? 0) + 1);
  return counts;
}
