import type { Agent, BreakReason, PresenceState } from '../../contract/agent';
import type { DeskContext } from '../context';

/** Says whether an agent takes offers. What is in hand stays; what is on offer goes to the next when time is up. */
export async function setPresence(
  context: DeskContext,
  agent: Agent,
  state: PresenceState,
  reason: BreakReason | null,
): Promise<Agent> {
  const presence = { state, reason, since: context.now() };
  if (!(await context.deps.store.agents.setPresence(agent.id, presence))) return agent;
  await context.deps.presenceChanged?.(agent.id, presence);
  await context.tell({ type: 'presence', agentId: agent.id, state });
  if (state === 'available') {
    await context.deps.store.agents.seen(agent.id, context.now());
    await context.wake();
  }
  return { ...agent, presence };
}
