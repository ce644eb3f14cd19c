import type { Agent } from '../../contract/agent';
import { AppError } from '../../contract/errors';
import type { Escalation, Transition } from '../../contract/escalation';
import type { DeskContext } from '../context';
import { nextLook } from '../rules/look';
import { BACK_TO_WAITING } from './release';

/** Lets an offer go to the next agent. */
export async function decline(
  context: DeskContext,
  agent: Agent,
  id: string,
  reason: string,
): Promise<Escalation> {
  const before = await context.get(id);
  if (before.owner !== agent.id || before.state !== 'offered') {
    throw new AppError('CONFLICT', 'This is not on offer to you any more.');
  }
  return context.step(before, {
    set: notTaken(context, before),
    declinedBy: agent.id,
    move: context.move('decline', agent.id, 'offered', 'waiting', reason || 'declined'),
  });
}

/** Back in the queue from an offer; what a rule should have looked at meanwhile is looked at now. */
export function notTaken(context: DeskContext, before: Escalation): Transition['set'] {
  const { owner, lookAt } = before;
  const refused = { ...before, declined: owner === null ? [] : [owner] };
  const next = nextLook(refused, context.settings(before.queue), context.now());
  return { ...BACK_TO_WAITING, lookAt: lookAt !== null && lookAt < next ? lookAt : next };
}
