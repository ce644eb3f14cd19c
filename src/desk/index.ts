import { LRUCache } from 'lru-cache';
import type { Agent } from '../contract/agent';
import type { Desk, HandOff } from '../contract/desk';
import { DeskContext } from './context';
import type { DeskDeps } from './deps';
import { freeLostSlots, SLOT_GRACE_MS, sweep } from './sweep';
import { claim, claimNext } from './verbs/claim';
import { close } from './verbs/close';
import { enqueue } from './verbs/enqueue';
import { expire } from './verbs/expire';
import { release } from './verbs/release';
import { heard, say } from './verbs/say';
import { transfer } from './verbs/transfer';

export type { DeskDeps } from './deps';

/** A sign of life is written this often at most. */
const ALIVE_EVERY_PART_OF_LEASE = 6;

export interface RunningDesk extends Desk, HandOff {
  sweep(): Promise<void>;
}

/** The human queue: one verb per file in `verbs/`. */
export function createDesk(deps: DeskDeps): RunningDesk {
  const context = new DeskContext(deps);
  const { escalations, agents } = deps.store;
  let slotsCheckedAt = 0;
  const seen = new LRUCache<string, number>({ max: 10_000 });

  async function signOfLife({ id }: Agent): Promise<void> {
    const now = context.now().getTime();
    if (now < (seen.get(id) ?? 0) + deps.leaseMs / ALIVE_EVERY_PART_OF_LEASE) return;
    seen.set(id, now);
    await Promise.all([agents.seen(id, context.now()), escalations.renewLeases(id, context.leaseUntil())]);
  }

  deps.jobs.handle('lease', (id) => expire(context, id));
  deps.jobs.handle('notices', async (id) => {
    const escalation = await escalations.get(id);
    if (escalation) await context.notices.say(escalation);
  });

  return {
    enqueue: (request) => enqueue(context, request),
    current: (conversationId) => escalations.openFor(conversationId),
    place: (place) => context.places.of(place),
    heard: (escalation, entry) => heard(context, escalation, entry),
    claimNext: (agent, queues) => claimNext(context, agent, queues),
    claim: (agent, id) => claim(context, agent, id),
    release: (agent, id, reason) => release(context, agent, id, reason),
    transfer: (agent, id, queue, reason) => transfer(context, agent, id, queue, reason),
    close: (agent, id, disposition, note) => close(context, agent, id, disposition, note),
    say: (agent, conversationId, text, clientId) => say(context, agent, conversationId, text, clientId),
    alive: signOfLife,
    async sweep() {
      const at = { deps, now: context.now() };
      await sweep(at);
      // Two reads an agent: not at every sweep.
      if (at.now.getTime() < slotsCheckedAt + SLOT_GRACE_MS) return;
      slotsCheckedAt = at.now.getTime();
      await freeLostSlots(at);
    },
  };
}
