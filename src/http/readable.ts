import type { Agent } from '../contract/agent';
import type { Conversation } from '../contract/conversation';
import { AppError } from '../contract/errors';
import type { HttpStore } from './deps';
import { requireReadable } from './rights';

/** The conversation, if the agent may read it; NOT_FOUND, FORBIDDEN. */
export async function readable(
  { conversations, escalations }: Pick<HttpStore, 'conversations' | 'escalations'>,
  agent: Agent,
  id: string,
): Promise<Conversation> {
  const [conversation, open] = await Promise.all([conversations.get(id), escalations.openFor(id)]);
  if (!conversation) throw new AppError('NOT_FOUND', 'There is no such conversation.');
  await requireReadable(agent, id, open, escalations);
  return conversation;
}
