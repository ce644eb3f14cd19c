import type { Agent } from '../../contract/agent';
import type { AgentWords } from '../../contract/desk';
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
  { text, clientId, attachments = [] }: AgentWords,
): Promise<LogEntry> {
  const { escalations } = context.deps.store;
  const escalation = await escalations.openFor(conversationId);
  if (escalation?.state !== 'active' || escalation.owner !== agent.id) {
    throw new AppError('NOT_OWNER', 'You do not have this conversation; claim it first.');
  }
  const entry = await context.deps.speaker().say({
    conversationId: await answerIn(context.deps.contacts, escalation),
    key: `agent:${escalation.id}:${agent.id}:${clientId ?? context.deps.ids.next()}`,
    author: 'agent',
    from: { id: 'agent', name: agent.displayName, role: 'bot' },
    text,
    ...(attachments.length > 0 ? { attachments } : {}),
  });
  const { ask, end } = context.settings(escalation.queue).silence;
  const patience = ask > 0 ? ask : end;
  await escalations.ownerSpoke(escalation.id, entry.at, patience > 0 ? context.inSeconds(patience) : null);
  await heard(context, escalation, entry);
  return entry;
}

/** The consoles hear that something was said; the customer is answered where they wrote last. */
export async function heard(context: DeskContext, escalation: Escalation, entry: LogEntry): Promise<void> {
  const { id, owner, queue } = escalation;
  const { conversationId, seq, author, direction, at } = entry;
  const { store, calendar } = context.deps;
  const current = escalation.replyTo ?? escalation.conversationId;
  if (direction === 'in') {
    if (conversationId !== current) await store.escalations.replyTo(id, conversationId);
    if (escalation.state === 'active') {
      const due = calendar.addOpen(queue, at, context.settings(queue).sla.nextReply * 1000);
      await store.escalations.customerSpoke(id, at, due);
    }
  }
  return context.tell({ type: 'message', escalationId: id, conversationId, seq, author, owner });
}
