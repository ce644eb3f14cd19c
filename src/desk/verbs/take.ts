import type { Agent } from '../../contract/agent';
import { AppError } from '../../contract/errors';
import type { Escalation, Move, Transition } from '../../contract/escalation';
import { isOver, type DeskContext } from '../context';
import { reserved, withPlace } from '../places-in-hand';

/** A lead takes it from whoever has it, or from the queue. */
export function take(context: DeskContext, lead: Agent, id: string, reason: string): Promise<Escalation> {
  return give(context, lead, lead, id, 'take', reason || 'taken over');
}

/** A lead gives it to an agent who is there. */
export async function assign(
  context: DeskContext,
  lead: Agent,
  id: string,
  agentId: string,
  reason: string,
): Promise<Escalation> {
  const agent = await context.deps.store.agents.get(agentId);
  if (!agent || agent.disabled) throw new AppError('NOT_FOUND', 'There is no such agent.');
  const seenSince = context.now().getTime() - context.deps.leaseMs;
  if (agent.presence.state === 'offline' && (agent.seenAt?.getTime() ?? 0) < seenSince) {
    throw new AppError('CONFLICT', `${agent.displayName} is not there; choose somebody who is.`);
  }
  return give(context, lead, agent, id, 'assign', reason || 'assigned');
}

async function give(
  context: DeskContext,
  lead: Agent,
  to: Agent,
  id: string,
  verb: Move['verb'],
  reason: string,
): Promise<Escalation> {
  const before = await context.get(id);
  if (isOver(before)) throw new AppError('CONFLICT', 'This conversation has been closed.');
  if (before.owner === to.id && before.state === 'active') return before;
  const { state, owner, slot } = before;
  const transition = (token: string): Transition => ({
    set: reserved(context, to, token),
    answered: true,
    move: context.move(verb, lead.id, state, 'active', reason, to.id),
    notices: [context.notice('agentJoined', { vars: { agent: to.displayName }, status: 'accepted' })],
  });
  // It is on offer to them: its place is taken already.
  if (owner === to.id && slot !== null) return context.step(before, transition(slot));
  const given = await withPlace(context, to, [before.weight], async ({ token }) => {
    const after = await context.deps.store.escalations.transition(
      { id, state: [state], ...(owner === null ? {} : { owner }), ...(slot === null ? {} : { slot }) },
      transition(token),
    );
    if (after) return after;
    throw new AppError('CONFLICT', 'Somebody else has just moved this conversation; look at it again.');
  });
  await context.freeSlot(before);
  return given;
}
