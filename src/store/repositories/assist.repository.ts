import type { Model } from 'mongoose';
import type {
  Canned,
  CannedRepository,
  NoteRepository,
  WordListRepository,
} from '../../contract/assist-port';
import { isDuplicateKey } from '../duplicate-key';
import type { CannedDoc, NoteDoc, WordListDoc } from '../models/assist.model';

const SHARED = '';

export function createNoteRepository(model: Model<NoteDoc>): NoteRepository {
  return {
    add: ({ id, ...rest }) => inserted(() => model.create({ _id: id, ...rest })),
    async of(conversationIds, limit) {
      const docs = await model
        .find({ conversationId: { $in: conversationIds } })
        .sort({ at: -1 })
        .limit(limit)
        .lean<NoteDoc[]>();
      return docs.reverse().map(({ _id, ...rest }) => ({ id: _id, ...rest }));
    },
  };
}

export function createCannedRepository(model: Model<CannedDoc>): CannedRepository {
  return {
    async list(owner) {
      const docs = await model.find({ owner: { $in: [SHARED, owner] } }).lean<CannedDoc[]>();
      return docs.map(toCanned);
    },
    async get(id) {
      const doc = await model.findById(id).lean<CannedDoc>();
      return doc ? toCanned(doc) : null;
    },
    async add({ id, ...rest }) {
      await model.create({ _id: id, ...rest });
    },
    async replace({ id, version, used: _used, usedAt: _usedAt, ...rest }) {
      const done = await model.updateOne({ _id: id, version: version - 1 }, { $set: { ...rest, version } });
      return done.matchedCount === 1;
    },
    async remove(id) {
      return (await model.deleteOne({ _id: id })).deletedCount === 1;
    },
    async used(id, at) {
      await model.updateOne({ _id: id }, { $inc: { used: 1 }, $set: { usedAt: at } });
    },
    count: (owner) => model.countDocuments({ owner }),
  };
}

export function createWordListRepository(model: Model<WordListDoc>): WordListRepository {
  return {
    async all() {
      const docs = await model.find({}).lean<WordListDoc[]>();
      return docs.map(({ _id, ...rest }) => ({ locale: _id, ...rest }));
    },
    async set({ locale, ...rest }) {
      if (rest.version === 1) return inserted(() => model.create({ _id: locale, ...rest }));
      const done = await model.updateOne({ _id: locale, version: rest.version - 1 }, { $set: rest });
      return done.matchedCount === 1;
    },
  };
}

function toCanned({ _id, ...rest }: CannedDoc): Canned {
  return { id: _id, ...rest };
}

/** False when the id is taken. */
async function inserted(insert: () => Promise<unknown>): Promise<boolean> {
  try {
    await insert();
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
