import type { Agent } from '../../contract/agent';
import { AppError } from '../../contract/errors';
import type { Escalation, Transition } from '../../contract/escalation';
import type { DeskContext } from '../context';

/** The first waiting one that the agent can serve. */
export function claimNext(
  context: DeskContext,
  agent: Agent,
  queues: string[] | undefined,
): Promise<Escalation> {
  const own = agent.queues.length > 0 ? agent.queues : context.deps.content().queues();
  const wanted = queues ? own.filter((queue) => queues.includes(queue)) : own;
  const criteria = { queues: wanted, skills: agent.skills, languages: agent.languages };
  return withSlot(context, agent, async (token) => {
    const transition = transitionOf(context, agent, token, 'first-in-order');
    const escalation = await context.deps.store.escalations.claimFirst(criteria, transition);
    if (!escalation) throw new AppError('QUEUE_EMPTY', 'Nobody is waiting in your queues.');
    return escalation;
  });
}

/** A waiting one by its id. Claiming what one has already is no error. */
export async function claim(context: DeskContext, agent: Agent, id: string): Promise<Escalation> {
  const before = await context.get(id);
  if (before.state === 'active' && before.owner === agent.id) return before;
  return withSlot(context, agent, async (token) => {
    const transition = transitionOf(context, agent, token, 'picked');
    const escalation = await context.deps.store.escalations.transition(
      { id, state: ['waiting'] },
      transition,
    );
    if (escalation) return escalation;
    const { state } = await context.get(id);
    if (state === 'closed') throw new AppError('CONFLICT', 'This conversation has been closed.');
    throw new AppError('ALREADY_CLAIMED', 'Another agent was faster; claim the next one.');
  });
}

/** The slot is taken first, so that the cap cannot be passed, and given back when there is nothing to fill it. */
async function withSlot(
  context: DeskContext,
  agent: Agent,
  take: (token: string) => Promise<Escalation>,
): Promise<Escalation> {
  const { agents } = context.deps.store;
  const token = context.deps.ids.next();
  if (!(await agents.reserve(agent.id, agent.cap, { token, at: context.now() }))) {
    throw new AppError(
      'AT_CAPACITY',
      `You have ${String(agent.cap)} conversations already; close one first.`,
    );
  }
  let escalation: Escalation;
  try {
    escalation = await take(token);
  } catch (error) {
    await agents.free(agent.id, token);
    throw error;
  }
  return context.moved(escalation);
}

function transitionOf(context: DeskContext, agent: Agent, slot: string, reason: string): Transition {
  return {
    set: {
      state: 'active',
      owner: agent.id,
      slot,
      leaseUntil: context.leaseUntil(),
      claimedAt: context.now(),
    },
    move: context.move('claim', agent.id, 'waiting', 'active', reason),
    notice: context.notice('agentJoined', { agent: agent.displayName }, 'accepted'),
  };
}
