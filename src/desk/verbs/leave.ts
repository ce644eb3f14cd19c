import type { Wish } from '../../contract/escalation';
import type { DeskContext } from '../context';
import { closed, ending } from './close';

/** The customer no longer wants to wait. What an agent has is not touched. */
export async function leave(context: DeskContext, id: string): Promise<void> {
  const before = await context.get(id);
  if (before.state !== 'waiting' && before.state !== 'offered') return;
  const after = await context.tryStep(before, {
    set: { ...closed(context, before), ...ending(context, 'customer'), disposition: 'left' },
    move: context.move('close', 'customer', before.state, 'closed', 'left-the-queue'),
    notices: [context.notice('leftQueue', { status: 'completed' })],
  });
  // An offer may have come between the look and the move.
  if (!after) await leave(context, id);
}

/** The customer would rather be called, or have the message read. The place in the queue stays. */
export async function wish(
  context: DeskContext,
  id: string,
  wanted: Wish,
  callback: string | null,
): Promise<void> {
  const before = await context.get(id);
  if (before.state === 'closed' || before.state === 'wrapup') return;
  if (before.wish === wanted && before.callback === callback) return;
  const after = await context.tryStep(before, {
    set: { wish: wanted, callback },
    move: context.move('wish', 'customer', before.state, before.state, wanted),
  });
  if (!after) await wish(context, id, wanted, callback);
}
