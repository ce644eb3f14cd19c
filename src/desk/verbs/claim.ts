import type { Agent } from '../../contract/agent';
import { AppError } from '../../contract/errors';
import type { Escalation, Transition } from '../../contract/escalation';
import { isOver, type DeskContext } from '../context';
import { reserved, withPlace } from '../places-in-hand';
import { accept } from './accept';

/** What is on offer to the agent, or the first waiting one that the agent can serve. */
export async function claimNext(
  context: DeskContext,
  agent: Agent,
  queues: string[] | undefined,
): Promise<Escalation> {
  const { escalations } = context.deps.store;
  const offered = await escalations.list({ states: ['offered'], owner: agent.id }, 1);
  if (offered[0]) return accept(context, agent, offered[0].id);
  const own = agent.queues.length > 0 ? agent.queues : context.deps.content().queues();
  const wanted = queues ? own.filter((queue) => queues.includes(queue)) : own;
  const { skills, languages, regions } = agent;
  return withPlace(context, agent, weights(context), async ({ token, weight }) => {
    const transition = taken(context, agent, token, 'first-in-order');
    const criteria = { queues: wanted, skills, languages, regions, room: weight };
    const escalation = await escalations.claimFirst(criteria, transition);
    if (!escalation) throw new AppError('QUEUE_EMPTY', 'Nobody is waiting in your queues.');
    return escalation;
  });
}

/** A waiting one by its id. Claiming what one has already, or is offered, is no error. */
export async function claim(context: DeskContext, agent: Agent, id: string): Promise<Escalation> {
  const before = await context.get(id);
  if (before.owner === agent.id && before.state === 'active') return before;
  if (before.owner === agent.id && before.state === 'offered') return accept(context, agent, id);
  return withPlace(context, agent, [before.weight], async ({ token }) => {
    const escalation = await context.deps.store.escalations.transition(
      { id, state: ['waiting'] },
      taken(context, agent, token, 'picked'),
    );
    if (escalation) return escalation;
    if (isOver(await context.get(id))) throw new AppError('CONFLICT', 'This conversation has been closed.');
    throw new AppError('ALREADY_CLAIMED', 'Another agent was faster; claim the next one.');
  });
}

/** What a conversation may take up, the most first. */
function weights({ deps }: DeskContext): number[] {
  return [...new Set([1, ...Object.values(deps.content().desk().weights)])].sort((a, b) => b - a);
}

function taken(context: DeskContext, agent: Agent, slot: string, reason: string): Transition {
  return {
    set: reserved(context, agent, slot),
    answered: true,
    move: context.move('claim', agent.id, 'waiting', 'active', reason),
    notices: [context.notice('agentJoined', { vars: { agent: agent.displayName }, status: 'accepted' })],
  };
}
