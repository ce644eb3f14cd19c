import type { Agent } from '../../contract/agent';
import { AppError } from '../../contract/errors';
import type { Escalation } from '../../contract/escalation';
import type { DeskContext } from '../context';
import { BACK_TO_WAITING } from './release';

/** For so long an agent who let an offer go by is not asked again, in seconds. */
export const ASKED_AGAIN_AFTER = 60;

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
    set: { ...BACK_TO_WAITING, lookAt: context.inSeconds(ASKED_AGAIN_AFTER) },
    declinedBy: agent.id,
    move: context.move('decline', agent.id, 'offered', 'waiting', reason || 'declined'),
  });
}
