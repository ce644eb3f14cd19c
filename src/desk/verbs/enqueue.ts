import type { EscalationRequest } from '../../contract/desk';
import type { Escalation } from '../../contract/escalation';
import type { Priority } from '../../contract/content';
import type { DeskContext } from '../context';

const RANK: Record<Priority, number> = { urgent: 0, high: 1, normal: 2 };
/** First answer by a person, in ms. */
const FIRST_REPLY_MS: Record<Priority, number> = { urgent: 60_000, high: 300_000, normal: 900_000 };

/** Opens an escalation, or returns the conversation's open one. */
export async function enqueue(context: DeskContext, request: EscalationRequest): Promise<Escalation> {
  const now = context.now();
  const { escalation, created } = await context.deps.store.escalations.open({
    ...request,
    queue: knownQueue(context, request.queue),
    skills: [],
    rank: RANK[request.priority],
    state: 'waiting',
    owner: null,
    slot: null,
    leaseUntil: null,
    createdAt: now,
    dueAt: new Date(now.getTime() + FIRST_REPLY_MS[request.priority]),
    claimedAt: null,
    closedAt: null,
    disposition: null,
    history: [context.move('enqueue', 'bot', null, 'waiting', request.reason)],
    notices: [context.notice('queued')],
  });
  // One that was there already has been announced, or will be by the sweep.
  return created ? context.moved(escalation) : escalation;
}

/** Why: content may name a queue that was removed since; such a customer must still reach somebody. */
function knownQueue({ deps }: DeskContext, queue: string): string {
  const queues = deps.content().queues();
  if (queues.includes(queue)) return queue;
  const fallback = queues[0] ?? queue;
  deps.logger.warn({ queue, fallback }, 'unknown queue');
  return fallback;
}
