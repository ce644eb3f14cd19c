import type { Model } from 'mongoose';
import type { Erasure, ErasureRepository } from '../../contract/privacy';
import type { ErasureDoc } from '../models/audit.model';
import { native } from '../native';

export function createErasureRepository(model: Model<ErasureDoc>): ErasureRepository {
  const find = async (filter: object, at: 1 | -1, limit: number): Promise<Erasure[]> =>
    (await model.find(filter).sort({ at }).limit(limit).lean<ErasureDoc[]>()).map(toErasure);
  return {
    async insert({ id, ...rest }) {
      await native(model).insertOne({ _id: id, ...rest });
    },
    async get(id) {
      const doc = await model.findById(id).lean<ErasureDoc>();
      return doc && toErasure(doc);
    },
    list: (limit) => find({}, -1, limit),
    running: (limit) => find({ state: 'running' }, 1, limit),
    async count(id, kind, by) {
      await model.updateOne({ _id: id }, { $inc: { [`counts.${kind}`]: by } });
    },
    async finish(id, at) {
      await model.updateOne({ _id: id }, { $set: { state: 'done', doneAt: at, scope: null } });
    },
  };
}

function toErasure({ _id, ...rest }: ErasureDoc): Erasure {
  return { id: _id, ...rest };
}
