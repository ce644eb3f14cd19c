import type { Connection } from 'mongoose';
import type { AgentDoc } from './models/agent.model';
import type { EscalationDoc } from './models/escalation.model';
import type { SettingDoc } from './models/support.model';

const AT_ONCE = 1000;

const SHAPE = '2';

/** Brings documents of an earlier version into the present shape, once; two processes may do it at the same time. */
export async function migrate(connection: Connection): Promise<void> {
  const settings = connection.collection<SettingDoc>('settings');
  const shape = await settings.findOne({ _id: 'shape' });
  if (shape?.value === SHAPE) return;
  await placesOfAgents(connection);
  await ordersOfEscalations(connection);
  await settings.updateOne({ _id: 'shape' }, { $set: { value: SHAPE } }, { upsert: true });
}

/** Before presence and weights: what was in hand goes back to the queue, so every place is free. */
async function placesOfAgents(connection: Connection): Promise<void> {
  const agents = connection.collection<AgentDoc>('agents');
  for (const { _id, cap } of await agents
    .find({ room: { $exists: false } })
    .limit(AT_ONCE)
    .toArray()) {
    const presence = { state: 'offline' as const, reason: null, since: new Date(0) };
    const fresh = { team: null, regions: [], idleSince: null, presence, room: cap, slots: {} };
    await agents.updateOne({ _id, room: { $exists: false } }, { $set: fresh });
  }
}

/** Before head starts: the order is that of age. */
async function ordersOfEscalations(connection: Connection): Promise<void> {
  const escalations = connection.collection<EscalationDoc>('escalations');
  const old = { orderAt: { $exists: false } };
  for (;;) {
    const docs = await escalations.find(old).limit(AT_ONCE).toArray();
    for (const doc of docs)
      await escalations.updateOne({ _id: doc._id, ...old }, { $set: presentShape(doc) });
    if (docs.length < AT_ONCE) return;
  }
}

function presentShape(doc: EscalationDoc): Partial<EscalationDoc> {
  const { state, createdAt, dueAt, claimedAt, closedAt } = doc;
  const held = state === 'active';
  return {
    ...(held ? { state: 'waiting', owner: null, slot: null, leaseUntil: null } : {}),
    tier: null,
    region: null,
    weight: 1,
    preferred: [],
    declined: [],
    orderAt: createdAt,
    resolveBy: dueAt,
    nextDueAt: null,
    firstReplyAt: null,
    awaitingSince: null,
    silentSince: null,
    lookAt: null,
    wish: 'chat',
    callback: null,
    estimate: null,
    told: null,
    ...(claimedAt && { answeredAt: claimedAt }),
    endedAt: closedAt,
    endedBy: closedAt ? 'agent' : null,
    note: '',
    rating: null,
  };
}
