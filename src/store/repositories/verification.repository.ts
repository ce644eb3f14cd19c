import type { Model } from 'mongoose';
import type { Verification, VerificationRepository } from '../../contract/code';
import { isDuplicateKey } from '../duplicate-key';
import type { VerificationDoc } from '../models/contact.model';
import { native } from '../native';

export function createVerificationRepository(model: Model<VerificationDoc>): VerificationRepository {
  return {
    async open({ id, ...rest }) {
      try {
        await native(model).insertOne({ _id: id, ...rest, openFor: rest.conversationId });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async get(id) {
      return orNull(await model.findById(id).lean<VerificationDoc>());
    },
    async openFor(conversationId) {
      return orNull(await model.findOne({ openFor: conversationId }).lean<VerificationDoc>());
    },
    async latest(conversationId) {
      return orNull(await model.findOne({ conversationId }).sort({ at: -1 }).lean<VerificationDoc>());
    },
    async tried(id, entryId) {
      const doc = await model
        .findOneAndUpdate(
          { _id: id, state: 'open' },
          { $addToSet: { tries: entryId } },
          { returnDocument: 'after' },
        )
        .lean<VerificationDoc>();
      return orNull(doc);
    },
    async close(id, state) {
      await model.updateOne({ _id: id, state: 'open' }, { $set: { state }, $unset: { openFor: '' } });
    },
    countSince: (since, of) => model.countDocuments({ ...of, at: { $gte: since } }),
  };
}

function orNull(doc: VerificationDoc | null): Verification | null {
  if (!doc) return null;
  const { _id, openFor: _open, ...rest } = doc;
  return { id: _id, ...rest };
}
