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
    { id, state: ['waiting'] },
    {
      set: { state: 'offered', owner: agent.id, slot: slot.token, leaseUntil: until },
      move: context.move('offer', 'system', 'waiting', 'offered', why, agent.id),
    },
  );
  if (!offered) {
    await store.agents.free(agent.id, slot, null);
    return false;
  }
  await jobs.add({ name: 'lease', key: id }, until);
  await context.moved(offered);
  return true;
}
