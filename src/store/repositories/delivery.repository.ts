import type { Model } from 'mongoose';
import type { Consent, ConsentRepository } from '../../contract/consent';
import type { EarlyReportRepository, MediaRepository, WindowRepository } from '../../contract/delivery-state';
import type { SharedRepository } from '../../contract/shared';
import { isDuplicateKey } from '../duplicate-key';
import { native } from '../native';
import type { ConsentDoc, EarlyReportDoc, MediaDoc, SharedDoc, WindowDoc } from '../models/delivery.model';

/** False when the filter did not match, so that the upsert tried to insert beside the document that is there. */
async function unlessTaken(upsert: Promise<unknown>): Promise<boolean> {
  try {
    await upsert;
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

export function createSharedRepository(model: Model<SharedDoc>): SharedRepository {
  return {
    async get(key, now) {
      const doc = await native(model).findOne({ _id: key, until: { $gt: now } });
      return doc?.value ?? null;
    },
    async put(key, value, until) {
      await native(model).updateOne({ _id: key }, { $set: { value, until } }, { upsert: true });
    },
    claim: (key, value, now, until) =>
      unlessTaken(
        native(model).updateOne(
          { _id: key, until: { $lte: now } },
          { $set: { value, until } },
          { upsert: true },
        ),
      ),
    async drop(key, value) {
      await model.deleteOne({ _id: key, value });
    },
  };
}

export function createWindowRepository(model: Model<WindowDoc>): WindowRepository {
  return {
    async spent(openings) {
      const docs = await model.find({ _id: { $in: openings } }).lean<WindowDoc[]>();
      return new Map(docs.map(({ _id, spent }) => [_id, spent]));
    },
    spend: (opening, limit, until) =>
      unlessTaken(
        native(model).updateOne(
          { _id: opening, spent: { $lt: limit } },
          { $inc: { spent: 1 }, $setOnInsert: { until } },
          { upsert: true },
        ),
      ),
    async refund(opening) {
      await model.updateOne({ _id: opening, spent: { $gt: 0 } }, { $inc: { spent: -1 } });
    },
    async exhaust(opening, limit, until) {
      await model.updateOne({ _id: opening }, { $set: { spent: limit, until } }, { upsert: true });
    },
  };
}

export function createEarlyReportRepository(model: Model<EarlyReportDoc>): EarlyReportRepository {
  const idOf = (channel: string, vendorId: string): string => `${channel}:${vendorId}`;
  return {
    async put(channel, vendorId, receipt, until) {
      const lower = { _id: idOf(channel, vendorId), 'receipt.rank': { $lt: receipt.rank } };
      await unlessTaken(model.updateOne(lower, { $set: { receipt, until } }, { upsert: true }));
    },
    async take(channel, vendorId) {
      const _id = idOf(channel, vendorId);
      // Why a look first: there is seldom one, and a read costs less than a deletion.
      if (!(await native(model).findOne({ _id }))) return null;
      const doc = await native(model).findOneAndDelete({ _id });
      return doc?.receipt ?? null;
    },
  };
}

export function createMediaRepository(model: Model<MediaDoc>): MediaRepository {
  return {
    async add({ fileId, ...job }, dueAt) {
      await unlessTaken(model.create({ _id: fileId, ...job, dueAt }));
    },
    async take(now, hideUntil) {
      const doc = await model
        .findOneAndUpdate({ dueAt: { $lte: now } }, { $set: { dueAt: hideUntil } }, { sort: { dueAt: 1 } })
        .lean<MediaDoc>();
      if (!doc) return null;
      const { _id, channel, conversationId, reference, attempts } = doc;
      return { fileId: _id, channel, conversationId, reference, attempts };
    },
    async again(fileId, attempts, dueAt) {
      await model.updateOne({ _id: fileId }, { $set: { attempts, dueAt } });
    },
    async done(fileId) {
      await model.deleteOne({ _id: fileId });
    },
  };
}

/** `|` ends an address and `}` is the next character. */
export function createConsentRepository(model: Model<ConsentDoc>): ConsentRepository {
  return {
    async get(address) {
      const docs = await native(model)
        .find({ _id: { $gt: `${address}|`, $lt: `${address}}` } })
        .toArray();
      return docs.map(({ _id, ...consent }): Consent => consent);
    },
    async change(address, purposes, change) {
      for (const purpose of purposes) {
        const _id = `${address}|${purpose}`;
        await unlessTaken(model.create({ _id, address, purpose, state: change.state, changes: [] }));
        const fresh = change.entryId === undefined ? {} : { 'changes.entryId': { $ne: change.entryId } };
        await model.updateOne(
          { _id, ...fresh },
          { $set: { state: change.state }, $push: { changes: change } },
        );
      }
    },
  };
}
