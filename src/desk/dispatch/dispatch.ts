import type { Agent } from '../../contract/agent';
import type { ClaimCriteria, Escalation } from '../../contract/escalation';
import type { DeskContext } from '../context';
import { offer } from '../verbs/offer';
import { plan, type Assignment } from './plan';

/** Waiting ones are read in pages; the first is small where few agents are free, as it will do then. */
const FIRST_PAGE = 16;
const PAGE = 256;
const ROUNDS = 50;
/** Offers at the same time. */
const AT_ONCE = 16;
/** Every weight is a quarter or more. */
const LEAST_ROOM = 0.25;

/**
 * Makes the offers of the push queues. Each is two atomic operations (a place, then the move), so two dispatchers at a
 * time cannot give one conversation to two agents, or an agent more than the cap. Where another one was faster, it is
 * looked at anew.
 */
export async function dispatch(context: DeskContext): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const queues = await pushQueues(context);
    if (queues.length === 0 || !(await isAnybodyWaiting(context, queues))) return;
    if (await handOut(context, queues, await freeAgents(context))) return;
  }
}

async function pushQueues(context: DeskContext): Promise<string[]> {
  const content = context.deps.content();
  const pushed = content.queues().filter((queue) => content.queue(queue).mode === 'push');
  const open = await Promise.all(pushed.map(async (queue) => (await context.openings.of(queue)).open));
  return pushed.filter((_queue, at) => open[at]);
}

/** Why before the agents are read: of those there may be a thousand. */
async function isAnybodyWaiting({ deps }: DeskContext, queues: string[]): Promise<boolean> {
  return (await deps.store.escalations.list({ states: ['waiting'], queues }, 1)).length > 0;
}

/** Who has room, and no offer that waits for an answer. */
async function freeAgents({ deps }: DeskContext): Promise<Agent[]> {
  const since = new Date(deps.clock.now().getTime() - deps.leaseMs);
  const agents = await deps.store.agents.available(since, LEAST_ROOM);
  if (agents.length === 0) return [];
  const asked = await deps.store.escalations.offeredTo();
  return agents.filter(({ id }) => !asked.has(id));
}

/**
 * Goes along the queue until every agent is busy, or nobody is left whom they can serve; false when an offer failed, as
 * somebody else was faster.
 */
async function handOut(context: DeskContext, queues: string[], agents: Agent[]): Promise<boolean> {
  const { escalations } = context.deps.store;
  let free = agents;
  let last: Escalation | null = null;
  for (let size = Math.min(PAGE, FIRST_PAGE + 2 * agents.length); free.length > 0; size = PAGE) {
    const page: Escalation[] = await escalations.waitingFor(criteriaOf(free, queues), last, size);
    const assignments = plan(page, free);
    if (!(await offerAll(context, assignments))) return false;
    if (page.length < size) return true;
    const asked = new Set(assignments.map(({ agent }) => agent.id));
    free = free.filter(({ id }) => !asked.has(id));
    last = page.at(-1) ?? null;
  }
  return true;
}

/** Some at a time, in order; false when one failed. */
async function offerAll(context: DeskContext, assignments: Assignment<Escalation>[]): Promise<boolean> {
  for (let from = 0; from < assignments.length; from += AT_ONCE) {
    const some = assignments.slice(from, from + AT_ONCE);
    const made = await Promise.all(some.map(({ what, agent, why }) => offer(context, what, agent, why)));
    if (made.includes(false)) return false;
  }
  return true;
}

/** What at least one of them can serve, as far as a query can say. */
function criteriaOf(agents: readonly Agent[], queues: string[]): ClaimCriteria {
  const everywhere = agents.some(({ queues: own }) => own.length === 0);
  const anywhere = agents.some(({ regions }) => regions.length === 0);
  const all = <T>(of: (agent: Agent) => readonly T[]): T[] => [...new Set(agents.flatMap(of))];
  const served = new Set(all((agent) => agent.queues));
  return {
    queues: everywhere ? queues : queues.filter((queue) => served.has(queue)),
    skills: all(({ skills }) => skills),
    languages: all(({ languages }) => languages),
    regions: anywhere ? [] : all(({ regions }) => regions),
    room: Math.max(...agents.map(({ cap, load }) => cap - load)),
  };
}
