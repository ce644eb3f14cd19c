import type { Agent } from '../../contract/agent';
import type { Escalation } from '../../contract/escalation';
import type { DeskContext } from '../context';

/** Offers a waiting one to an agent; false when the agent has no room any more, or somebody was faster. */
export async function offer(
  context: DeskContext,
  { id, queue, weight }: Pick<Escalation, 'id' | 'queue' | 'weight'>,
  agent: Pick<Agent, 'id'>,
  why: string,
): Promise<boolean> {
  const { store, jobs, ids } = context.deps;
  const slot = { token: ids.next(), at: context.now(), weight };
  if (!(await store.agents.reserve(agent.id, slot))) return false;
  const until = context.inSeconds(context.settings(queue).accept);
  const offered = await store.escalations.transition(
    // As it was seen: it may have moved to another queue, or the agent let it go by, meanwhile.
    { id, state: ['waiting'], queue, notDeclinedBy: agent.id },
    {
      set: { state: 'offered', owner: agent.id, slot: slot.token, leaseUntil: until },
      move: context.move('offer', 'system', 'waiting', 'offered', why, agent.id),
    },
  );
  if (!offered) {
    await store.agents.free(agent.id, slot, null);
    return false;
  }
  // Why a little later: at the very moment it is not over yet.
  await jobs.add({ name: 'lease', key: id }, new Date(until.getTime() + 1));
  await context.moved(offered);
  return true;
}
