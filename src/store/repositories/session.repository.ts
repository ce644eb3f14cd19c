import type { Model } from 'mongoose';
import type { Session, SessionRepository } from '../../contract/agent';
import type { SessionDoc } from '../models/sign-in.model';
import { native } from '../native';

const MOST_LISTED = 200;

export function createSessionRepository(model: Model<SessionDoc>): SessionRepository {
  return {
    async create({ id, ...rest }) {
      await native(model).insertOne({ _id: id, ...rest });
    },
    async get(id) {
      const doc = await model.findById(id).lean<SessionDoc>();
      return doc && toSession(doc);
    },
    async remove(id) {
      await model.deleteOne({ _id: id });
    },
    async seen(id, at) {
      await model.updateOne({ _id: id }, { $max: { seenAt: at } });
    },
    async unlimit(id) {
      await model.updateOne({ _id: id }, { $set: { limited: false } });
    },
    async ofAgent(agentId) {
      const found = model.find({ agentId }).sort({ createdAt: -1 }).limit(MOST_LISTED);
      return (await found.lean<SessionDoc[]>()).map(toSession);
    },
    async removeOf(agentId, except) {
      const others = except === null ? {} : { _id: { $ne: except } };
      return (await model.deleteMany({ agentId, ...others })).deletedCount;
    },
  };
}

/** Sessions from before devices were noted have none of these. */
function toSession({ _id, ...rest }: SessionDoc): Session {
  const unknown = {
    seenAt: rest.createdAt,
    device: '',
    address: '',
    via: 'password',
    limited: false,
  } as const;
  return { id: _id, ...unknown, ...rest };
}
