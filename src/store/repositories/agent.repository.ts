import type { Model } from 'mongoose';
import { native } from '../native';
import type { Agent, AgentChange, AgentRepository } from '../../contract/agent';
import { isDuplicateKey } from '../duplicate-key';
import type { AgentDoc } from '../models/agent.model';

/** More people than a desk has. */
const MOST = 5000;

function toAgent({ _id, passwordHash: _hash, slots: _slots, room, ...rest }: AgentDoc): Agent {
  return { id: _id, ...rest, load: rest.cap - room };
}

export function createAgentRepository(model: Model<AgentDoc>): AgentRepository {
  async function many(filter: Record<string, unknown>): Promise<Agent[]> {
    return (await model.find(filter).sort({ username: 1 }).limit(MOST).lean<AgentDoc[]>()).map(toAgent);
  }

  async function update(id: string, change: AgentChange): Promise<Agent | null> {
    const before = await model.findById(id).lean<AgentDoc>();
    if (!before) return null;
    const more = (change.cap ?? before.cap) - before.cap;
    // Why the cap is asked for: room follows it, and two changes at once would count twice.
    const doc = await model
      .findOneAndUpdate(
        { _id: id, cap: before.cap },
        { $set: change, $inc: { room: more } },
        { returnDocument: 'after' },
      )
      .lean<AgentDoc>();
    return doc ? toAgent(doc) : update(id, change);
  }

  return {
    async create({ id, load, ...rest }, passwordHash) {
      try {
        await native(model).insertOne({ _id: id, ...rest, passwordHash, room: rest.cap - load, slots: {} });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async get(id) {
      const doc = await model.findById(id).lean<AgentDoc>();
      return doc ? toAgent(doc) : null;
    },
    async credentials(username) {
      const doc = await model.findOne({ username }).lean<AgentDoc>();
      return doc ? { agent: toAgent(doc), passwordHash: doc.passwordHash } : null;
    },
    async setPassword(id, passwordHash) {
      await model.updateOne({ _id: id }, { $set: { passwordHash } });
    },
    update,
    list: () => many({}),
    count: () => model.countDocuments({}),
    async seen(id, at) {
      await model.updateOne({ _id: id }, { $max: { seenAt: at } });
    },
    async setPresence(id, presence) {
      const { state, reason } = presence;
      const other = [{ 'presence.state': { $ne: state } }, { 'presence.reason': { $ne: reason } }];
      const result = await model.updateOne({ _id: id, $or: other }, { $set: { presence } });
      return result.matchedCount === 1;
    },
    available: (since, room) =>
      many({
        'presence.state': 'available',
        room: { $gte: room },
        seenAt: { $gte: since },
        disabled: false,
      }),
    vanished: (since) =>
      many({ 'presence.state': { $in: ['available', 'break'] }, seenAt: { $not: { $gte: since } } }),
    async capacity(since, queue) {
      const serves = [{ queues: queue }, { queues: { $size: 0 } }];
      const filter = { seenAt: { $gte: since }, disabled: false, $or: serves };
      const docs = await model.find(filter, { cap: 1, presence: 1 }).limit(MOST).lean<AgentDoc[]>();
      return docs.filter(({ presence }) => presence.state !== 'break').reduce((sum, { cap }) => sum + cap, 0);
    },
    async reserve(id, { token, at, weight }) {
      // What must still fit is in the filter: looking and taking are one operation.
      const result = await model.updateOne(
        { _id: id, disabled: false, room: { $gte: weight } },
        { $inc: { room: -weight }, $set: { [`slots.${token}`]: { at, weight } } },
      );
      return result.matchedCount === 1;
    },
    async shrink(id, { token, weight }, to) {
      await model.updateOne(
        { _id: id, [`slots.${token}.weight`]: weight },
        { $inc: { room: weight - to }, $set: { [`slots.${token}.weight`]: to } },
      );
    },
    async free(id, { token, weight }, at) {
      await model.updateOne(
        { _id: id, [`slots.${token}.weight`]: weight },
        {
          $inc: { room: weight },
          $unset: { [`slots.${token}`]: '' },
          ...(at && { $set: { idleSince: at } }),
        },
      );
    },
    async slots(id) {
      const doc = await model.findById(id, { slots: 1 }).lean<AgentDoc>();
      return Object.entries(doc?.slots ?? {}).map(([token, slot]) => ({ token, ...slot }));
    },
  };
}
