import type { Agent } from '../../contract/agent';
import type { Escalation } from '../../contract/escalation';
import type { DeskContext } from '../context';
import { offer } from '../verbs/offer';
import { plan } from './plan';

/** So many are looked at in the order of service; whoever is still free then looks by own criteria. */
const WINDOW = 200;
const ROUNDS = 50;

/**
 * Makes the offers of the push queues. Each is two atomic operations (a place, then the move), so two dispatchers at a
 * time cannot give one conversation to two agents, or an agent more than the cap.
 */
export async function dispatch(context: DeskContext): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const queues = await pushQueues(context);
    if (queues.length === 0) return;
    const agents = await freeAgents(context);
    if (agents.length === 0) return;
    const waiting = await context.deps.store.escalations.list({ states: ['waiting'], queues }, WINDOW);
    if (waiting.length === 0) return;
    const assignments = plan(waiting, agents);
    let made = 0;
    for (const { what, agent, why } of assignments) if (await offer(context, what, agent, why)) made++;
    if (waiting.length === WINDOW) made += await beyond(context, queues, agents, waiting);
    if (made === 0) return;
  }
}

async function pushQueues(context: DeskContext): Promise<string[]> {
  const content = context.deps.content();
  const pushed = content.queues().filter((queue) => content.queue(queue).mode === 'push');
  const open = await Promise.all(pushed.map(async (queue) => (await context.openings.of(queue)).open));
  return pushed.filter((_queue, at) => open[at]);
}

/** Every weight is a quarter or more. */
const LEAST_ROOM = 0.25;

function freeAgents({ deps }: DeskContext): Promise<Agent[]> {
  const since = new Date(deps.clock.now().getTime() - deps.leaseMs);
  return deps.store.agents.available(since, LEAST_ROOM);
}

/** The window held nothing for these agents; what they can serve may stand behind it. */
async function beyond(
  context: DeskContext,
  queues: string[],
  agents: Agent[],
  window: Escalation[],
): Promise<number> {
  const served = new Set(plan(window, agents).map(({ agent }) => agent.id));
  let made = 0;
  for (const agent of agents) {
    if (served.has(agent.id)) continue;
    const own = agent.queues.length === 0 ? queues : queues.filter((queue) => agent.queues.includes(queue));
    const { id, skills, languages, regions, cap, load } = agent;
    const criteria = { queues: own, skills, languages, regions, room: cap - load, notDeclinedBy: id };
    const first = await context.deps.store.escalations.firstFor(criteria);
    if (first && (await offer(context, first, agent, 'only-one/1'))) made++;
  }
  return made;
}
