import { LRUCache } from 'lru-cache';
import type { Agent } from '../contract/agent';
import type { Desk, HandOff } from '../contract/desk';
import { DeskContext } from './context';
import type { DeskDeps } from './deps';
import { dispatch } from './dispatch/dispatch';
import { freeLostSlots, SLOT_GRACE_MS, sweep } from './sweep';
import { accept } from './verbs/accept';
import { claim, claimNext } from './verbs/claim';
import { close, wrapUp } from './verbs/close';
import { decline } from './verbs/decline';
import { setDoors } from './verbs/doors';
import { enqueue } from './verbs/enqueue';
import { expire } from './verbs/expire';
import { leave, wish } from './verbs/leave';
import { look } from './verbs/look';
import { setPresence } from './verbs/presence';
import { rate, toRate } from './verbs/rate';
import { release } from './verbs/release';
import { heard, say } from './verbs/say';
import { assign, take } from './verbs/take';
import { transfer } from './verbs/transfer';

export type { DeskDeps } from './deps';
export { whyNot } from './rules/eligible';
export { summarize } from './summary';

/** A sign of life is written this often at most. */
const ALIVE_EVERY_PART_OF_LEASE = 6;

export interface RunningDesk extends Desk, HandOff {
  sweep(): Promise<void>;
  /** Makes the offers that can be made now; otherwise a job does. */
  dispatch(): Promise<void>;
}

/** The human queue: one verb per file in `verbs/`, one rule per file in `rules/`. */
export function createDesk(deps: DeskDeps): RunningDesk {
  const context = new DeskContext(deps);
  const { escalations } = deps.store;
  let slotsCheckedAt = 0;

  deps.jobs.handle('lease', (id) => expire(context, id));
  deps.jobs.handle('look', (id) => look(context, id));
  deps.jobs.handle('dispatch', () => dispatch(context));
  deps.jobs.handle('notices', async (id) => {
    const escalation = await escalations.get(id);
    if (escalation) await context.notices.say(escalation);
  });

  return {
    enqueue: (request) => enqueue(context, request),
    current: (conversationId) => escalations.openFor(conversationId),
    place: (place) => context.places.of(place),
    heard: (escalation, entry) => heard(context, escalation, entry),
    leave: (id) => leave(context, id),
    wish: (id, wanted, callback) => wish(context, id, wanted, callback),
    toRate: (conversationId) => toRate(context, conversationId),
    rate: (id, rating) => rate(context, id, rating),
    claimNext: (agent, queues) => claimNext(context, agent, queues),
    claim: (agent, id) => claim(context, agent, id),
    accept: (agent, id) => accept(context, agent, id),
    decline: (agent, id, reason) => decline(context, agent, id, reason),
    release: (agent, id, reason) => release(context, agent, id, reason),
    transfer: (agent, id, queue, reason, summary) => transfer(context, agent, id, queue, reason, summary),
    assign: (lead, id, agentId, reason) => assign(context, lead, id, agentId, reason),
    take: (lead, id, reason) => take(context, lead, id, reason),
    close: (agent, id, disposition, note) => close(context, agent, id, disposition, note),
    wrapUp: (agent, id, disposition, note) => wrapUp(context, agent, id, disposition, note),
    say: (agent, conversationId, words) => say(context, agent, conversationId, words),
    alive: signsOfLife(context),
    setPresence: (agent, state, reason) => setPresence(context, agent, state, reason),
    setDoors: (lead, queue, open, reason) => setDoors(context, lead, queue, open, reason),
    opening: (queue) => context.openings.of(queue),
    dispatch: () => dispatch(context),
    async sweep() {
      await sweep(context);
      // Two reads an agent: not at every sweep.
      const now = context.now().getTime();
      if (now < slotsCheckedAt + SLOT_GRACE_MS) return;
      slotsCheckedAt = now;
      await freeLostSlots(context);
    },
  };
}

function signsOfLife(context: DeskContext): (agent: Agent) => Promise<void> {
  const { leaseMs, store } = context.deps;
  const seen = new LRUCache<string, number>({ max: 10_000 });
  return async ({ id }) => {
    const now = context.now().getTime();
    if (now < (seen.get(id) ?? Number.NEGATIVE_INFINITY) + leaseMs / ALIVE_EVERY_PART_OF_LEASE) return;
    seen.set(id, now);
    await Promise.all([
      store.agents.seen(id, context.now()),
      store.escalations.renewLeases(id, context.leaseUntil()),
    ]);
  };
}
