import { isLead, type Agent } from '../contract/agent';
import { AppError } from '../contract/errors';
import type { Escalation, EscalationRepository } from '../contract/escalation';
import type { DeskEvent } from '../contract/events';

/** Leads see every conversation. */
export const seesAll = isLead;

/** An agent may read what waits for somebody, what is theirs, and what they have handled; FORBIDDEN otherwise. */
export async function requireReadable(
  agent: Agent,
  conversationId: string,
  open: Escalation | null,
  escalations: Pick<EscalationRepository, 'handledBy'>,
): Promise<void> {
  if (!(await isReadable(agent, conversationId, open, escalations))) throw notYours();
}

type Conversations = Pick<EscalationRepository, 'handledBy' | 'openFor'>;

/** Whoever may read one conversation of a customer may read all that was joined with it; FORBIDDEN otherwise. */
export async function requireOneReadable(
  agent: Agent,
  conversationIds: string[],
  escalations: Conversations,
): Promise<void> {
  if (seesAll(agent)) return;
  for (const id of conversationIds) {
    const open = await escalations.openFor(id);
    if (await isReadable(agent, id, open, escalations)) return;
  }
  throw notYours();
}

async function isReadable(
  agent: Agent,
  conversationId: string,
  open: Escalation | null,
  escalations: Pick<EscalationRepository, 'handledBy'>,
): Promise<boolean> {
  if (seesAll(agent) || isWaiting(open) || open?.owner === agent.id) return true;
  return escalations.handledBy(conversationId, agent.id);
}

function notYours(): AppError {
  return new AppError('FORBIDDEN', 'This conversation is not yours.');
}

function isWaiting(escalation: Escalation | null): boolean {
  return escalation?.state === 'waiting' || escalation?.state === 'offered';
}

/** Whether an agent's console is told of an event: not of messages and notes in conversations of others. */
export function mayHear(agent: Agent, event: DeskEvent): boolean {
  if (event.type !== 'message' && event.type !== 'note') return true;
  return event.owner === null || event.owner === agent.id || seesAll(agent);
}
