import type { Model } from 'mongoose';
import { native } from '../native';
import type { EventRepository } from '../../contract/events';
import { isDuplicateKey } from '../duplicate-key';
import { KeyedMutex } from '../keyed-mutex';
import type { EventDoc } from '../models/support.model';

const ATTEMPTS = 100;

/** Events numbered 1, 2, 3 ... over all processes, by the same "insert as the next" as the log. */
export function createEventRepository(model: Model<EventDoc>): EventRepository {
  const mutex = new KeyedMutex();
  let tail: number | null = null;

  async function last(): Promise<number> {
    const doc = await model.findOne({}, { _id: 1 }).sort({ _id: -1 }).lean<EventDoc>();
    return doc?._id ?? 0;
  }

  return {
    last,
    append: (event, at) =>
      mutex.run('events', async () => {
        for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
          const id = (tail ?? (await last())) + 1;
          try {
            await native(model).insertOne({ _id: id, at, event });
            tail = id;
            return { id, at, event };
          } catch (error) {
            if (!isDuplicateKey(error)) throw error;
            tail = null;
          }
        }
        throw new Error('no free place among the events');
      }),
    async after(id, limit) {
      const docs = await model
        .find({ _id: { $gt: id } })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<EventDoc[]>();
      return docs.map((doc) => ({ id: doc._id, at: doc.at, event: doc.event }));
    },
    async prune(keep) {
      await model.deleteMany({ _id: { $lt: (await last()) - keep } });
    },
  };
}
