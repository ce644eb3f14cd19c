import type { Agent } from '../../contract/agent';
import { AppError } from '../../contract/errors';
import type { Escalation } from '../../contract/escalation';
import type { DeskContext } from '../context';
import { BACK_TO_WAITING } from './release';

/** To another queue, where it waits for its next owner. */
export async function transfer(
  context: DeskContext,
  agent: Agent,
  id: string,
  queue: string,
  reason: string,
): Promise<Escalation> {
  const content = context.deps.content();
  if (!content.queues().includes(queue)) {
    const known = content.queues().join(', ');
    throw new AppError('BAD_REQUEST', `There is no queue "${queue}". Queues: ${known}.`);
  }
  const before = await context.mayMove(agent, id);
  return context.step(before, {
    set: { ...BACK_TO_WAITING, queue },
    move: context.move('transfer', agent.id, before.state, 'waiting', reason || `${before.queue} → ${queue}`),
    notice: context.notice('transferred', { queue: content.queueTitle(queue, before.language) }),
  });
}
