import type { Model } from 'mongoose';
import { native } from '../native';
import type { Agent, AgentRepository, SessionRepository } from '../../contract/agent';
import { isDuplicateKey } from '../duplicate-key';
import type { AgentDoc, SessionDoc } from '../models/agent.model';

function toAgent({ _id, passwordHash: _hash, slots: _slots, ...rest }: AgentDoc): Agent {
  return { id: _id, ...rest };
}

export function createAgentRepository(model: Model<AgentDoc>): AgentRepository {
  return {
    async create({ id, ...rest }, passwordHash) {
      try {
        await native(model).insertOne({ _id: id, ...rest, passwordHash, slots: [] });
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
    async list() {
      return (await model.find().sort({ username: 1 }).limit(5000).lean<AgentDoc[]>()).map(toAgent);
    },
    count: () => model.countDocuments({}),
    async seen(id, at) {
      await model.updateOne({ _id: id }, { $max: { seenAt: at } });
    },
    onDuty(since, queue) {
      const serves = [{ queues: queue }, { queues: { $size: 0 } }];
      return model.countDocuments({ seenAt: { $gte: since }, disabled: false, $or: serves });
    },
    async reserve(id, cap, slot) {
      // The cap-th slot must be empty: counting and taking are one operation.
      const under = { _id: id, disabled: false, [`slots.${String(cap - 1)}`]: { $exists: false } };
      const result = await model.updateOne(under, { $push: { slots: slot } });
      return result.matchedCount === 1;
    },
    async free(id, token) {
      await model.updateOne({ _id: id }, { $pull: { slots: { token } } });
    },
    async slots(id) {
      const doc = await model.findById(id, { slots: 1 }).lean<AgentDoc>();
      return doc?.slots ?? [];
    },
  };
}

export function createSessionRepository(model: Model<SessionDoc>): SessionRepository {
  return {
    async create({ id, ...rest }) {
      await native(model).insertOne({ _id: id, ...rest });
    },
    async get(id) {
      const doc = await model.findById(id).lean<SessionDoc>();
      if (!doc) return null;
      const { _id, ...rest } = doc;
      return { id: _id, ...rest };
    },
    async remove(id) {
      await model.deleteOne({ _id: id });
    },
  };
}
