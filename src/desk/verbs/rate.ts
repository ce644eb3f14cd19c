import type { Escalation, Rating } from '../../contract/escalation';
import type { DeskContext } from '../context';

/** An answer that comes later than that is about something else. */
const ASKED_FOR_MS = 24 * 3_600_000;

/** The conversation's last escalation, when its customer was asked how it was and may still answer. */
export async function toRate(context: DeskContext, conversationId: string): Promise<Escalation | null> {
  const last = await context.deps.store.escalations.lastEnded([conversationId]);
  if (!last?.endedAt || last.answeredAt === null || !context.settings(last.queue).survey) return null;
  const asked = context.now().getTime() - last.endedAt.getTime() < ASKED_FOR_MS;
  return asked && (last.rating === null || last.rating.reason === '') ? last : null;
}

export async function rate(context: DeskContext, escalationId: string, rating: Rating): Promise<void> {
  if (!(await context.deps.store.escalations.rate(escalationId, rating))) return;
  const { conversationId, queue, state, owner } = await context.get(escalationId);
  await context.tell({ type: 'escalation', escalationId, conversationId, queue, state, owner });
}
