import type { DeskContext } from '../context';
import { BACK_TO_WAITING } from './release';

/** Takes back a conversation whose agent has vanished. Nothing happens when the lease was renewed meanwhile. */
export async function expire(context: DeskContext, id: string): Promise<void> {
  const before = await context.deps.store.escalations.get(id);
  if (before?.owner == null) return;
  const after = await context.deps.store.escalations.transition(
    { id, state: ['active'], owner: before.owner, leaseBefore: context.now() },
    {
      set: BACK_TO_WAITING,
      move: context.move('expire', 'system', 'active', 'waiting', 'agent-vanished'),
      notice: context.notice('backToQueue'),
    },
  );
  if (!after) return;
  await context.freeSlot(before);
  await context.moved(after);
}
