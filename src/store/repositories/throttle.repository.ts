import type { Model } from 'mongoose';
import type { ThrottleRepository } from '../../contract/sign-in';
import { isDuplicateKey } from '../duplicate-key';
import type { ThrottleDoc } from '../models/sign-in.model';
import { native } from '../native';

const ATTEMPTS = 10;

export function createThrottleRepository(model: Model<ThrottleDoc>): ThrottleRepository {
  /** Counts in the window that runs, or begins one; null when somebody else began it in that moment. */
  const count = async (key: string, now: Date, until: Date): Promise<ThrottleDoc | null> => {
    const running = { _id: key, until: { $gt: now } };
    const after = { returnDocument: 'after' } as const;
    const counted = await native(model).findOneAndUpdate(running, { $inc: { count: 1 } }, after);
    if (counted) return counted;
    const over = { _id: key, until: { $lte: now } };
    try {
      const fresh = { $set: { count: 1, until } };
      return await native(model).findOneAndUpdate(over, fresh, { ...after, upsert: true });
    } catch (error) {
      if (isDuplicateKey(error)) return null;
      throw error;
    }
  };
  return {
    async hit(key, now, until) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const doc = await count(key, now, until);
        if (doc) return { count: doc.count, until: doc.until };
      }
      throw new Error('the throttle is contended');
    },
    async refund(key) {
      await model.updateOne({ _id: key, count: { $gt: 0 } }, { $inc: { count: -1 } });
    },
    async clear(key) {
      await model.deleteOne({ _id: key });
    },
  };
}
