import type { DeskContext } from './context';
import { setPresence } from './verbs/presence';

const SWEPT_AT_ONCE = 500;
const NOTICE_GRACE_MS = 5_000;
export const SLOT_GRACE_MS = 60_000;
const EVENTS_KEPT = 100_000;
/** After a start the consoles have so long to come back: who was cut off by our own absence has not vanished. */
const BACK_AGAIN_MS = 20_000;

/** Makes the jobs again for what is due: leases, looks, offers, and notices that were not said. */
export async function sweep(context: DeskContext): Promise<void> {
  const { deps } = context;
  const { escalations, events } = deps.store;
  const now = context.now();
  const back = now.getTime() - context.startedAt.getTime() >= BACK_AGAIN_MS;
  const over = await escalations.leaseExpired(now, SWEPT_AT_ONCE);
  const expired = over.filter(({ state }) => back || state !== 'active');
  const ripe = await escalations.toLookAt(now, SWEPT_AT_ONCE);
  const unsaid = await escalations.withNotices(new Date(now.getTime() - NOTICE_GRACE_MS), SWEPT_AT_ONCE);
  await Promise.all([
    ...expired.map(({ id }) => deps.jobs.add({ name: 'lease', key: id })),
    ...ripe.map(({ id }) => deps.jobs.add({ name: 'look', key: id })),
    ...unsaid.map(({ id }) => deps.jobs.add({ name: 'notices', key: id })),
  ]);
  if (back) await markVanished(context);
  await context.wake();
  await events.prune(EVENTS_KEPT);
}

/** Who gave no sign of life is not there, whatever they said last. */
async function markVanished(context: DeskContext): Promise<void> {
  const since = new Date(context.now().getTime() - context.deps.leaseMs);
  const gone = await context.deps.store.agents.vanished(since);
  for (const agent of gone) await setPresence(context, agent, 'offline', null);
}

/** Frees places whose claim never came to be: their process died between the two. */
export async function freeLostSlots(context: DeskContext): Promise<void> {
  const { agents, escalations } = context.deps.store;
  for (const agent of await agents.list()) {
    if (agent.load === 0) continue;
    const old = (await agents.slots(agent.id)).filter(
      ({ at }) => at.getTime() < context.now().getTime() - SLOT_GRACE_MS,
    );
    if (old.length === 0) continue;
    const held = new Set((await escalations.ownedBy(agent.id)).map(({ slot }) => slot));
    for (const slot of old) if (!held.has(slot.token)) await agents.free(agent.id, slot, null);
  }
}
