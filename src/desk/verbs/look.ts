import type { Escalation } from '../../contract/escalation';
import type { DeskContext } from '../context';
import { askAgainAt, isNews, nextLook } from '../rules/look';
import { overflowOf, type QueueNow } from '../rules/overflow';
import { closed, ending, farewell } from './close';
import { inQueue } from './transfer';

/** A rule's time has come: overflow, news of the place, agents to be asked again, or a customer who fell silent. */
export async function look(context: DeskContext, id: string): Promise<void> {
  const escalation = await context.deps.store.escalations.get(id);
  if (!escalation || (escalation.lookAt && escalation.lookAt > context.now())) return;
  if (escalation.state === 'active') return lookAtSilence(context, escalation);
  if (escalation.state !== 'waiting') return;
  if (await overflow(context, escalation)) return;
  if (escalation.declined.length > 0) return askAgain(context, escalation);
  await tellNews(context, escalation);
}

async function overflow(context: DeskContext, escalation: Escalation): Promise<boolean> {
  const settings = context.settings(escalation.queue);
  if (settings.overflow.length === 0) return false;
  const queues = new Map<string, QueueNow>();
  for (const queue of [escalation.queue, ...settings.overflow.map(({ to }) => to)]) {
    const { open } = await context.openings.of(queue);
    queues.set(queue, { open, staffed: await context.places.isStaffed(queue) });
  }
  const rule = overflowOf(escalation, settings, queues, context.now());
  if (!rule) return false;
  const { content } = context.deps;
  await context.tryStep(escalation, {
    set: inQueue(context, escalation, rule.to),
    move: context.move(
      'overflow',
      'system',
      'waiting',
      'waiting',
      `${rule.when ?? 'waited'}-${String(rule.after)}s: ${escalation.queue} → ${rule.to}`,
    ),
    notices: [
      context.notice('transferred', {
        vars: { queue: content().queueTitle(rule.to, escalation.language) },
        spare: true,
      }),
    ],
  });
  return true;
}

/** Those who let it go by may be asked again. */
async function askAgain(context: DeskContext, escalation: Escalation): Promise<void> {
  const settings = context.settings(escalation.queue);
  const { escalations } = context.deps.store;
  const again = askAgainAt(escalation);
  const lookAt = nextLook({ ...escalation, declined: [] }, settings, context.now());
  if (again > context.now()) return escalations.lookLater(escalation, again < lookAt ? again : lookAt);
  await escalations.askAgain(escalation, lookAt);
  await context.wake();
}

async function tellNews(context: DeskContext, escalation: Escalation): Promise<void> {
  const { escalations } = context.deps.store;
  const lookAt = nextLook(escalation, context.settings(escalation.queue), context.now());
  const { position } = await context.places.of(escalation);
  if (!isNews(escalation.told, position) || escalation.wish !== 'chat') {
    return escalations.lookLater(escalation, lookAt);
  }
  const notice = context.notice('placeNews', { spare: true });
  if (!(await escalations.notify(escalation, notice, lookAt))) return;
  await context.notices.say({ ...escalation, notices: [notice] });
}

/** The owner has waited: the customer is asked, and after some more silence let go. */
async function lookAtSilence(context: DeskContext, escalation: Escalation): Promise<void> {
  const { silence } = context.settings(escalation.queue);
  const { silentSince, awaitingSince } = escalation;
  const { escalations } = context.deps.store;
  if (silentSince === null || awaitingSince !== null) return escalations.lookLater(escalation, null);
  const end = silence.end > 0 ? new Date(silentSince.getTime() + silence.end * 1000) : null;
  if (end && end <= context.now()) return endBySilence(context, escalation);
  if (silence.ask === 0) return escalations.lookLater(escalation, end);
  const notice = context.notice('areYouThere');
  if (await escalations.notify(escalation, notice, end)) {
    await context.notices.say({ ...escalation, notices: [notice] });
  }
}

async function endBySilence(context: DeskContext, escalation: Escalation): Promise<void> {
  await context.tryStep(escalation, {
    set: { ...closed(context, escalation), ...ending(context, 'silence'), disposition: 'no-answer' },
    move: context.move('close', 'system', 'active', 'closed', 'customer-silent'),
    notices: farewell(context, escalation, 'endedBySilence'),
  });
}
