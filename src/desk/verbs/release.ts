import type { Agent } from '../../contract/agent';
import { AppError } from '../../contract/errors';
import type { Escalation } from '../../contract/escalation';
import type { DeskContext } from '../context';

export const BACK_TO_WAITING = { state: 'waiting', owner: null, slot: null, leaseUntil: null } as const;

/** Back to the queue, at the place that its age gives it. */
export async function release(
  context: DeskContext,
  agent: Agent,
  id: string,
  reason: string,
): Promise<Escalation> {
  const before = await context.mayMove(agent, id);
  if (before.state !== 'active' || before.owner === null) {
    throw new AppError('CONFLICT', 'Nobody has this conversation; it is waiting already.');
  }
  return context.step(before, {
    set: BACK_TO_WAITING,
    move: context.move('release', agent.id, 'active', 'waiting', reason),
    notice: context.notice('backToQueue'),
  });
}
