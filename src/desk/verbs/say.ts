import type { Agent } from '../../contract/agent';
import { AppError } from '../../contract/errors';
import type { Escalation } from '../../contract/escalation';
import type { LogEntry } from '../../contract/log';
import { answerIn } from '../answer-in';
import type { DeskContext } from '../context';

/** An agent's message. `clientId` makes a repeat the first. */
export async function say(
  context: DeskContext,
  agent: Agent,
  conversationId: string,
  text: string,
  clientId: string | undefined,
): Promise<LogEntry> {
  const escalation = await context.deps.store.escalations.openFor(conversationId);
  if (escalation?.state !== 'active' || escalation.owner !== agent.id) {
    throw new AppError('NOT_OWNER', 'You do not have this conversation; claim it first.');
  }
  const entry = await context.deps.speaker().say({
    conversationId: await answerIn(context.deps.contacts, escalation),
    key: `agent:${escalation.id}:${agent.id}:${clientId ?? context.deps.ids.next()}`,
    author: 'agent',
    from: { id: 'agent', name: agent.displayName, role: 'bot' },
    text,
  });
  await heard(context, escalation, entry);
  return entry;
}

/** The consoles hear that something was said; the customer is answered where they wrote last. */
export async function heard(context: DeskContext, escalation: Escalation, entry: LogEntry): Promise<void> {
  const { id, owner } = escalation;
  const { conversationId, seq, author, direction } = entry;
  const current = escalation.replyTo ?? escalation.conversationId;
  if (direction === 'in' && conversationId !== current) {
    await context.deps.store.escalations.replyTo(id, conversationId);
  }
  return context.tell({ type: 'message', escalationId: id, conversationId, seq, author, owner });
}
