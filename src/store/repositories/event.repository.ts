import type { Model } from 'mongoose';
import type { DeskEvent, EventRepository, StoredEvent } from '../../contract/events';
import { isDuplicateKey } from '../duplicate-key';
import { native } from '../native';
import type { EventDoc } from '../models/support.model';

const ATTEMPTS = 100;
const MOST_AT_ONCE = 500;

interface Waiting {
  event: DeskEvent;
  at: Date;
  done: (stored: StoredEvent) => void;
  failed: (error: unknown) => void;
}

/**
 * Events numbered 1, 2, 3 ... over all processes, by the same "insert as the next" as the log.
 * What comes while a write is under way is written together with the next one.
 */
class Events {
  private waiting: Waiting[] = [];
  private writing = false;
  private tail: number | null = null;

  constructor(private readonly model: Model<EventDoc>) {}

  append(event: DeskEvent, at: Date): Promise<StoredEvent> {
    return new Promise((done, failed) => {
      this.waiting.push({ event, at, done, failed });
      if (!this.writing) void this.writeAll();
    });
  }

  async last(): Promise<number> {
    const doc = await this.model.findOne({}, { _id: 1 }).sort({ _id: -1 }).lean<EventDoc>();
    return doc?._id ?? 0;
  }

  private async writeAll(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, MOST_AT_ONCE);
      try {
        await this.write(batch);
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.writing = false;
  }

  /** Ordered: when a number is taken, those before it are stored and those after it are not. */
  private async write(batch: Waiting[]): Promise<void> {
    let left = batch;
    for (let attempt = 0; left.length > 0; attempt++) {
      if (attempt === ATTEMPTS) throw new Error('no free place among the events');
      const first = (this.tail ?? (await this.last())) + 1;
      const stored = await this.insert(left, first);
      left.slice(0, stored).forEach(({ event, at, done }, index) => done({ id: first + index, at, event }));
      this.tail = stored === left.length ? first + stored - 1 : null;
      left = left.slice(stored);
    }
  }

  /** How many were stored before a number that was taken. */
  private async insert(batch: Waiting[], first: number): Promise<number> {
    const docs = batch.map(({ event, at }, index) => ({ _id: first + index, at, event }));
    try {
      await native(this.model).insertMany(docs);
      return docs.length;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return insertedBefore(error);
    }
  }
}

/** Source: MongoBulkWriteError.result of the MongoDB Node driver. */
function insertedBefore(error: unknown): number {
  const { result } = error as { result?: { insertedCount?: number } };
  return result?.insertedCount ?? 0;
}

export function createEventRepository(model: Model<EventDoc>): EventRepository {
  const events = new Events(model);
  return {
    append: (event, at) => events.append(event, at),
    last: () => events.last(),
    async after(id, limit) {
      const docs = await model
        .find({ _id: { $gt: id } })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<EventDoc[]>();
      return docs.map((doc) => ({ id: doc._id, at: doc.at, event: doc.event }));
    },
    async prune(keep) {
      await model.deleteMany({ _id: { $lt: (await events.last()) - keep } });
    },
  };
}
