import type { Model } from 'mongoose';
import { type CallRepository, type Calls, MOST_CALLS } from '../../contract/callbacks';
import { isDuplicateKey } from '../duplicate-key';
import type { CallsDoc } from '../models/call.model';

function toCalls({ _id, calls, againAt }: CallsDoc): Calls {
  return { id: _id, calls, againAt };
}

export function createCallRepository(model: Model<CallsDoc>): CallRepository {
  return {
    async of(escalationIds) {
      return (await model.find({ _id: { $in: escalationIds } }).lean<CallsDoc[]>()).map(toCalls);
    },
    async add(escalationId, call, againAt) {
      const update = {
        $push: { calls: { $each: [call], $slice: -MOST_CALLS } },
        $set: { againAt, at: call.at },
      };
      const fresh = { _id: escalationId, 'calls.key': { $ne: call.key } };
      try {
        const doc = await model
          .findOneAndUpdate(fresh, update, { upsert: true, returnDocument: 'after' })
          .lean<CallsDoc>();
        return toCalls(doc);
      } catch (error) {
        // A repeat: the filter finds nothing, and the document is there.
        if (!isDuplicateKey(error)) throw error;
      }
      const known = await model.findOne({ _id: escalationId }).lean<CallsDoc>();
      return known ? toCalls(known) : { id: escalationId, calls: [], againAt: null };
    },
  };
}
