import type { DeskContext } from './context';

const SWEPT_AT_ONCE = 500;
const NOTICE_GRACE_MS = 5_000;
export const SLOT_GRACE_MS = 60_000;
const EVENTS_KEPT = 100_000;

/** Makes the jobs again for leases that ran out and notices that were not said. */
export async function sweep({ deps, now }: DeskSweep): Promise<void> {
  const { escalations, events } = deps.store;
  const expired = await escalations.leaseExpired(now, SWEPT_AT_ONCE);
  const unsaid = await escalations.withNotices(new Date(now.getTime() - NOTICE_GRACE_MS), SWEPT_AT_ONCE);
  await Promise.all([
    ...expired.map(({ id }) => deps.jobs.add({ name: 'lease', key: id })),
    ...unsaid.map(({ id }) => deps.jobs.add({ name: 'notices', key: id })),
  ]);
  await events.prune(EVENTS_KEPT);
}
export interface DeskSweep {
  deps: DeskContext['deps'];
  now: Date;
}

/** Frees slots whose claim never came to be: their process died between the two. */
export async function freeLostSlots({ deps, now }: DeskSweep): Promise<void> {
  const { agents, escalations } = deps.store;
  for (const agent of await agents.list()) {
    const old = (await agents.slots(agent.id)).filter(
      ({ at }) => at.getTime() < now.getTime() - SLOT_GRACE_MS,
    );
    if (old.length === 0) continue;
    const held = new Set((await escalations.ownedBy(agent.id)).map(({ slot }) => slot));
    for (const { token } of old) if (!held.has(token)) await agents.free(agent.id, token);
  }
}
