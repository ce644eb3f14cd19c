import type { Agent } from '../contract/agent';
import { AppError } from '../contract/errors';
import type { Escalation, EscalationRepository } from '../contract/escalation';

/** The conversation's escalation, if the agent has it; NOT_OWNER otherwise. */
export async function requireOwner(
  escalations: Pick<EscalationRepository, 'openFor'>,
  agent: Agent,
  conversationId: string,
): Promise<Escalation> {
  const open = await escalations.openFor(conversationId);
  if (open?.state === 'active' && open.owner === agent.id) return open;
  throw new AppError('NOT_OWNER', 'You do not have this conversation; claim it first.');
}
