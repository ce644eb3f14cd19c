import { randomUUID } from 'node:crypto';
import type { Model } from 'mongoose';
import { native } from '../native';
import type { FileRepository, JobRepository, SettingRepository } from '../../contract/ports';
import type { DoorsRepository } from '../../contract/routing';
import { isDuplicateKey } from '../duplicate-key';
import type { DoorsDoc, FileDoc, JobDoc, SettingDoc } from '../models/support.model';

export function createJobRepository(model: Model<JobDoc>): JobRepository {
  return {
    async put(id, { name, key }, at) {
      await model.updateOne(
        { _id: id },
        { $min: { dueAt: at }, $set: { token: null }, $setOnInsert: { name, key } },
        { upsert: true },
      );
    },
    async take(now, hideUntil) {
      const token = randomUUID();
      const doc = await model
        .findOneAndUpdate(
          { dueAt: { $lte: now } },
          { $set: { dueAt: hideUntil, token } },
          { sort: { dueAt: 1 } },
        )
        .lean<JobDoc>();
      return doc ? { id: doc._id, job: { name: doc.name, key: doc.key }, token } : null;
    },
    async done(id, token) {
      await model.deleteOne({ _id: id, token });
    },
    async nextDueAt() {
      const doc = await model.findOne({}, { dueAt: 1 }).sort({ dueAt: 1 }).lean<JobDoc>();
      return doc?.dueAt ?? null;
    },
  };
}

export function createSettingRepository(model: Model<SettingDoc>): SettingRepository {
  async function getOrCreate(key: string, initial: string): Promise<string> {
    const found = await model.findById(key).lean<SettingDoc>();
    if (found) return found.value;
    try {
      await native(model).insertOne({ _id: key, value: initial });
      return initial;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return getOrCreate(key, initial);
    }
  }
  return { getOrCreate };
}

export function createFileRepository(model: Model<FileDoc>): FileRepository {
  return {
    async put({ id, ...rest }) {
      await model.create({ _id: id, ...rest });
    },
    async get(id) {
      const doc = await model.findById(id);
      if (!doc) return null;
      const { conversationId, name, contentType, at } = doc;
      return { id, conversationId, name, contentType, at, bytes: Buffer.from(doc.bytes) };
    },
  };
}

export function createDoorsRepository(model: Model<DoorsDoc>): DoorsRepository {
  return {
    async list() {
      return (await model.find().lean<DoorsDoc[]>()).map(({ _id, ...rest }) => ({ queue: _id, ...rest }));
    },
    async set({ queue, ...rest }) {
      await model.updateOne({ _id: queue }, { $set: rest }, { upsert: true });
    },
  };
}
