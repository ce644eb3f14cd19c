import type { Agent } from '../../contract/agent';
import { AppError } from '../../contract/errors';
import type { Escalation } from '../../contract/escalation';
import type { DeskContext } from '../context';
import { nextLook } from '../rules/look';

export const BACK_TO_WAITING = {
  state: 'waiting',
  owner: null,
  slot: null,
  leaseUntil: null,
  silentSince: null,
} as const;

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
  const declined = [before.owner];
  const lookAt = nextLook({ ...before, declined }, context.settings(before.queue), context.now());
  return context.step(before, {
    // Why declined: a push queue would offer it to the same agent at once.
    set: { ...BACK_TO_WAITING, lookAt },
    declinedBy: before.owner,
    move: context.move('release', agent.id, 'active', 'waiting', reason),
    notices: [context.notice('backToQueue')],
  });
}
