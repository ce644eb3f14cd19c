import type { Agent } from '../../contract/agent';
import { AppError } from '../../contract/errors';
import type { EndedBy, Escalation, Notice, Transition } from '../../contract/escalation';
import type { DeskContext } from '../context';

/** Ends the talk: the bot answers again. Where the queue has after-contact work, its owner keeps the place for it. */
export async function close(
  context: DeskContext,
  agent: Agent,
  id: string,
  disposition: string,
  note: string,
): Promise<Escalation> {
  const before = await context.get(id);
  if (before.state === 'wrapup') return wrapUp(context, agent, id, disposition, note);
  await context.mayMove(agent, id);
  const { wrapup } = context.settings(before.queue);
  const afterwards = wrapup > 0 && before.state === 'active' && before.owner === agent.id;
  const reason = note ? `${disposition}: ${note}` : disposition;
  const common = { disposition, note, ...ending(context, 'agent') };
  return context.step(before, {
    set: afterwards
      ? { ...common, state: 'wrapup', leaseUntil: context.inSeconds(wrapup) }
      : { ...common, ...closed(context, before) },
    move: context.move(
      afterwards ? 'end' : 'close',
      agent.id,
      before.state,
      afterwards ? 'wrapup' : 'closed',
      reason,
    ),
    notices: farewell(context, before, 'closed'),
  });
}

/** Ends after-contact work. */
export async function wrapUp(
  context: DeskContext,
  agent: Agent,
  id: string,
  disposition: string,
  note: string,
): Promise<Escalation> {
  const before = await context.get(id);
  if (before.state !== 'wrapup' || before.owner !== agent.id) {
    throw new AppError('CONFLICT', 'There is no after-contact work of yours on this conversation.');
  }
  return context.step(before, {
    set: { ...closed(context, before), disposition, note },
    move: context.move('close', agent.id, 'wrapup', 'closed', note ? `${disposition}: ${note}` : disposition),
  });
}

/** Whoever had it stays its owner; to whom it was only offered never had it. */
export function closed(context: DeskContext, before: Pick<Escalation, 'state'>): Transition['set'] {
  const common = { state: 'closed', slot: null, leaseUntil: null, closedAt: context.now() } as const;
  return before.state === 'offered' ? { ...common, owner: null } : common;
}

export function ending(context: DeskContext, endedBy: EndedBy): Transition['set'] {
  const none = { lookAt: null, awaitingSince: null, nextDueAt: null, silentSince: null };
  return { endedAt: context.now(), endedBy, ...none };
}

/** The last word, and the question how it was, of those whom a person answered. */
export function farewell(
  context: DeskContext,
  { queue, answeredAt }: Escalation,
  message: Notice['message'],
): Notice[] {
  const last = context.notice(message, { status: 'completed' });
  if (!context.settings(queue).survey || answeredAt === null) return [last];
  return [
    last,
    context.notice('survey', { buttons: ['rating5', 'rating4', 'rating3', 'rating2', 'rating1'] }),
  ];
}
