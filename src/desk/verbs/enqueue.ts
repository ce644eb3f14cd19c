import type { EscalationRequest, Opening } from '../../contract/desk';
import { UNTOUCHED, type Escalation, type Notice, type Preference } from '../../contract/escalation';
import type { DeskContext } from '../context';
import { orderAt } from '../rules/head-start';
import { nextLook } from '../rules/look';

/** Opens an escalation, or returns the conversation's open one. */
export async function enqueue(context: DeskContext, request: EscalationRequest): Promise<Escalation> {
  const queue = knownQueue(context, request.queue);
  const opening = await context.openings.of(queue);
  const { profile, ...rest } = request;
  const preferred = await preferredAgents(context, request);
  const fresh = beginning(context, { ...rest, queue, tier: profile.tier, region: profile.region, preferred });
  const { escalation, created } = await context.deps.store.escalations.open({
    ...fresh,
    lookAt: nextLook(fresh, context.settings(queue), context.now()),
    notices: [welcome(context, opening)],
  });
  // One that was there already has been announced, or will be by the sweep.
  if (!created) return escalation;
  await context.wake();
  return context.moved(escalation);
}

type Begun = Omit<EscalationRequest, 'profile'> & Pick<Escalation, 'tier' | 'region' | 'preferred'>;

function beginning(context: DeskContext, begun: Begun): Escalation {
  const { queue, priority, tier, channel } = begun;
  const createdAt = context.now();
  const { calendar, content } = context.deps;
  const { sla, skills } = context.settings(queue);
  const desk = content().desk();
  return {
    ...begun,
    skills,
    weight: desk.weights[channel] ?? 1,
    declined: [],
    state: 'waiting',
    owner: null,
    slot: null,
    leaseUntil: null,
    createdAt,
    orderAt: orderAt({ priority, tier, createdAt }, desk),
    dueAt: calendar.addOpen(queue, createdAt, sla.firstReply[priority] * 1000),
    resolveBy: calendar.addOpen(queue, createdAt, sla.resolution * 1000),
    ...UNTOUCHED,
    history: [context.move('enqueue', 'bot', null, 'waiting', begun.reason)],
    notices: [],
  };
}

function welcome(context: DeskContext, { open, opensAt }: Opening): Notice {
  if (open) return context.notice('queued', { buttons: ['leaveQueueButton'] });
  // Doors say nothing of when they open; hours may know no day within a year.
  const message = opensAt === null ? 'closedDoors' : 'closedHours';
  return context.notice(message, { buttons: ['callbackButton', 'messageButton', 'leaveQueueButton'] });
}

/** The personal manager first, then whoever had this customer last, if that was lately. */
async function preferredAgents(
  { deps }: DeskContext,
  { conversationId, profile: { manager } }: EscalationRequest,
): Promise<Preference[]> {
  const found: Preference[] = [];
  const own = manager === null ? null : await deps.store.agents.credentials(manager);
  if (own) found.push({ agent: own.agent.id, why: 'manager' });
  const related = await deps.contacts.related(conversationId);
  const last = await deps.store.escalations.lastEnded(related);
  const since = deps.clock.now().getTime() - deps.content().desk().sameAgent * 1000;
  if (
    last?.endedAt &&
    last.owner !== null &&
    last.endedAt.getTime() >= since &&
    last.owner !== own?.agent.id
  ) {
    found.push({ agent: last.owner, why: 'last-agent' });
  }
  return found;
}

/** Why: content may name a queue that was removed since; such a customer must still reach somebody. */
function knownQueue({ deps }: DeskContext, queue: string): string {
  const queues = deps.content().queues();
  if (queues.includes(queue)) return queue;
  const fallback = queues[0] ?? queue;
  deps.logger.warn({ queue, fallback }, 'unknown queue');
  return fallback;
}
