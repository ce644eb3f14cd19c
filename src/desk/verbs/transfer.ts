import type { Agent } from '../../contract/agent';
import { AppError } from '../../contract/errors';
import type { Escalation, Transition } from '../../contract/escalation';
import type { DeskContext } from '../context';
import { nextLook } from '../rules/look';
import { BACK_TO_WAITING } from './release';

/** To another queue, where it waits for its next owner. */
export async function transfer(
  context: DeskContext,
  agent: Agent,
  id: string,
  queue: string,
  reason: string,
  summary: string | undefined,
): Promise<Escalation> {
  const content = context.deps.content();
  if (!content.queues().includes(queue)) {
    const known = content.queues().join(', ');
    throw new AppError('BAD_REQUEST', `There is no queue "${queue}". Queues: ${known}.`);
  }
  const before = await context.mayMove(agent, id);
  return context.step(before, {
    set: { ...inQueue(context, before, queue), ...(summary === undefined ? {} : { summary }) },
    move: context.move('transfer', agent.id, before.state, 'waiting', reason || `${before.queue} → ${queue}`),
    notices: [context.notice('transferred', { vars: { queue: content.queueTitle(queue, before.language) } })],
  });
}

/** Waiting in another queue: by its rules, at the place that the customer's age gives. */
export function inQueue(context: DeskContext, before: Escalation, queue: string): Transition['set'] {
  const settings = context.settings(queue);
  const { calendar } = context.deps;
  return {
    ...BACK_TO_WAITING,
    queue,
    skills: settings.skills,
    declined: [],
    ...(before.firstReplyAt
      ? {}
      : {
          dueAt: calendar.addOpen(queue, before.createdAt, settings.sla.firstReply[before.priority] * 1000),
        }),
    lookAt: nextLook({ ...before, declined: [] }, settings, context.now()),
  };
}
