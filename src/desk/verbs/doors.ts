import type { Agent } from '../../contract/agent';
import { AppError } from '../../contract/errors';
import type { DeskContext } from '../context';

/** Opens or closes the doors of a queue. Who waits already keeps the place; who comes is told. */
export async function setDoors(
  context: DeskContext,
  lead: Agent,
  queue: string,
  open: boolean,
  reason: string,
): Promise<void> {
  const queues = context.deps.content().queues();
  if (!queues.includes(queue)) {
    throw new AppError('BAD_REQUEST', `There is no queue "${queue}". Queues: ${queues.join(', ')}.`);
  }
  await context.openings.set({ queue, open, by: lead.id, at: context.now(), reason });
  await context.tell({ type: 'doors', queue, open });
  if (open) await context.wake();
}
