import type { Model } from 'mongoose';
import type { PresenceLog, PresenceSpan, Tally, TallyRepository } from '../../contract/figures';
import { isDuplicateKey } from '../duplicate-key';
import type { PresenceDoc, TallyDoc } from '../models/figures.model';
import { native } from '../native';

export function createTallyRepository(model: Model<TallyDoc>): TallyRepository {
  return {
    async add(tallies) {
      if (tallies.length === 0) return;
      const writes = tallies.map(({ at, channel, counts }) => ({
        updateOne: {
          filter: { _id: `${at.toISOString()}|${channel}` },
          update: {
            $setOnInsert: { at, channel },
            $inc: Object.fromEntries(Object.entries(counts).map(([kind, n]) => [`counts.${kind}`, n])),
          },
          upsert: true,
        },
      }));
      await native(model).bulkWrite(writes, { ordered: false });
    },
    async between(from, to) {
      const docs = await model
        .find({ at: { $gte: from, $lt: to } })
        .sort({ at: 1 })
        .lean<TallyDoc[]>();
      return docs.map(({ at, channel, counts }): Tally => ({ at, channel, counts }));
    },
  };
}

export function createPresenceLog(model: Model<PresenceDoc>): PresenceLog {
  return {
    async changed(agentId, { state, reason, since }) {
      const doc: PresenceDoc = {
        _id: `${agentId}|${since.getTime()}`,
        ...{ agentId, state, reason, from: since, to: null },
      };
      try {
        // Why before the old one is closed: a process that dies between leaves an overlap, which readers cut, and no gap.
        await native(model).insertOne(doc);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      await model.updateMany({ agentId, to: null, from: { $lt: since } }, { $set: { to: since } });
    },
    async between(from, to, limit) {
      const [ended, running] = await Promise.all([
        model
          .find({ to: { $gt: from }, from: { $lt: to } })
          .limit(limit)
          .lean<PresenceDoc[]>(),
        model
          .find({ to: null, from: { $lt: to } })
          .limit(limit)
          .lean<PresenceDoc[]>(),
      ]);
      return [...ended, ...running]
        .sort((a, b) => compare(a.agentId, b.agentId) || a.from.getTime() - b.from.getTime())
        .slice(0, limit)
        .map(({ _id, ...span }): PresenceSpan => span);
    },
  };
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
