import type { Agent } from '../../contract/agent';
import { AppError } from '../../contract/errors';
import type { Escalation } from '../../contract/escalation';
import type { DeskContext } from '../context';
import { reserved } from '../places-in-hand';

/** Takes what is offered to the agent; the place was taken with the offer. */
export async function accept(context: DeskContext, agent: Agent, id: string): Promise<Escalation> {
  const before = await context.get(id);
  if (before.owner === agent.id && before.state === 'active') return before;
  const { slot } = before;
  if (before.owner !== agent.id || before.state !== 'offered' || slot === null) {
    throw new AppError('ALREADY_CLAIMED', 'This offer is over; it went to the next agent.');
  }
  const active = await context.step(before, {
    set: reserved(context, agent, slot),
    answered: true,
    move: context.move('accept', agent.id, 'offered', 'active', 'accepted'),
    notices: [context.notice('agentJoined', { vars: { agent: agent.displayName }, status: 'accepted' })],
  });
  // The agent can look at the next offer.
  await context.wake();
  return active;
}
