import type { Model } from 'mongoose';
import type { AuditEntry, AuditFilter, AuditRepository } from '../../contract/audit';
import { isDuplicateKey } from '../duplicate-key';
import type { AuditDoc } from '../models/audit.model';
import { native } from '../native';

export function createAuditRepository(model: Model<AuditDoc>): AuditRepository {
  const first = async (filter: object, order: Record<string, 1 | -1>): Promise<AuditEntry | null> => {
    const doc = await model.findOne(filter).sort(order).lean<AuditDoc>();
    return doc && toEntry(doc);
  };
  return {
    async insert({ number, detail, ...rest }) {
      try {
        await native(model).insertOne({ _id: number, ...rest, detail: Object.entries(detail) });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    last: () => first({}, { _id: -1 }),
    async after(number, limit) {
      const found = model
        .find({ _id: { $gt: number } })
        .sort({ _id: 1 })
        .limit(limit);
      return (await found.lean<AuditDoc[]>()).map(toEntry);
    },
    async list(filter, limit) {
      const found = model.find(queryOf(filter)).sort({ _id: -1 }).limit(limit);
      return (await found.lean<AuditDoc[]>()).map(toEntry);
    },
    newestBefore: (at) => first({ at: { $lt: at } }, { at: -1, _id: -1 }),
    lastPrune: () => first({ action: 'audit.prune' }, { _id: -1 }),
    async removeUpTo(number, limit) {
      const found = await model
        .find({ _id: { $lte: number } }, { _id: 1 })
        .sort({ _id: 1 })
        .limit(limit)
        .lean();
      const ids = found.map(({ _id }) => _id);
      return ids.length === 0 ? 0 : (await model.deleteMany({ _id: { $in: ids } })).deletedCount;
    },
  };
}

function queryOf({ actor, action, outcome, subject, from, to, before }: AuditFilter): object {
  const at = { ...(from && { $gte: from }), ...(to && { $lt: to }) };
  return {
    ...(actor !== undefined && { actor }),
    ...(action !== undefined && { action }),
    ...(outcome !== undefined && { outcome }),
    ...(subject !== undefined && { subject }),
    ...(from || to ? { at } : {}),
    ...(before !== undefined && { _id: { $lt: before } }),
  };
}

function toEntry({ _id, detail, ...rest }: AuditDoc): AuditEntry {
  return { number: _id, ...rest, detail: Object.fromEntries(detail) };
}
