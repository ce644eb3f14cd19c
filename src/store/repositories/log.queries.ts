import type { Model } from 'mongoose';
import type { DeliveryState, LogEntry, LogRepository } from '../../contract/log';
import type { ActivityDoc } from '../models/activity.model';
import { native } from '../native';

export type LogQueries = Omit<LogRepository, 'append' | 'finishTurn' | 'idle'>;

const UNSENT: DeliveryState[] = ['queued', 'parked', 'sending'];

/** `c1|00000007`: sorts by sequence within its conversation. */
export function entryId(conversationId: string, seq: number): string {
  return `${conversationId}|${String(seq).padStart(8, '0')}`;
}

export function toEntry({ _id, lane: _lane, ...rest }: ActivityDoc): LogEntry {
  return { id: _id, ...rest };
}

function entries(docs: ActivityDoc[]): LogEntry[] {
  return docs.map(toEntry);
}

/** `|` ends a conversation id and `}` is the next character: all ids of one conversation lie between. */
function idsAfter(conversationId: string, after: number): { $gt: string; $lt: string } {
  return { $gt: entryId(conversationId, after), $lt: `${conversationId}}` };
}

/** Reads of the log, and the state of a delivery. */
export function logQueries(model: Model<ActivityDoc>): LogQueries {
  return {
    async get(id) {
      const doc = await native(model).findOne({ _id: id });
      return doc ? toEntry(doc) : null;
    },
    async after(conversationId, after, limit) {
      const filter = { _id: idsAfter(conversationId, after) };
      return entries(await native(model).find(filter).sort({ _id: 1 }).limit(limit).toArray());
    },
    async latest(conversationId, limit) {
      const filter = { _id: idsAfter(conversationId, 0) };
      return entries(await native(model).find(filter).sort({ _id: -1 }).limit(limit).toArray()).reverse();
    },
    async inboundAfter(conversationId, after, limit) {
      const filter = { _id: idsAfter(conversationId, after), direction: 'in' as const };
      return entries(await native(model).find(filter).sort({ _id: 1 }).limit(limit).toArray());
    },
    async sampled(limit) {
      const filter = { sampledAt: { $gt: new Date(0) } };
      return entries(await native(model).find(filter).sort({ sampledAt: -1 }).limit(limit).toArray());
    },
    async repliesTo(turnId) {
      const filter = { key: { $gte: `out:${turnId}:`, $lt: `out:${turnId};` } };
      return entries(await native(model).find(filter).sort({ _id: 1 }).toArray());
    },
    async conversationsPending(before, limit) {
      const filter = { pendingSince: { $lt: before } };
      const docs = await model
        .find(filter, { conversationId: 1 })
        .sort({ pendingSince: 1 })
        .limit(limit)
        .lean();
      return [...new Set(docs.map((doc) => doc.conversationId))];
    },
    async conversationsDue(before, limit) {
      const filter = { 'delivery.dueAt': { $lt: before } };
      const docs = await model
        .find(filter, { conversationId: 1 })
        .sort({ 'delivery.dueAt': 1 })
        .limit(limit)
        .lean();
      return [...new Set(docs.map((doc) => doc.conversationId))];
    },
    async unsent(conversationId, limit) {
      const filter = { lane: conversationId };
      return entries(await native(model).find(filter).sort({ seq: 1 }).limit(limit).toArray());
    },
    async windowOpenings(conversationId, limit) {
      const filter = { _id: idsAfter(conversationId, 0), window: { $exists: true } };
      return entries(await native(model).find(filter).sort({ _id: -1 }).limit(limit).toArray());
    },
    async report(channel, vendorId, receipt) {
      const sent = { 'delivery.vendorId': vendorId, channel };
      const lower = {
        $or: [{ 'delivery.receipt': null }, { 'delivery.receipt.rank': { $lt: receipt.rank } }],
      };
      const result = await native(model).updateMany(
        { ...sent, ...lower },
        { $set: { 'delivery.receipt': receipt } },
      );
      return result.matchedCount > 0 || (await model.exists(sent)) !== null;
    },
    async setDelivery(id, from, delivery) {
      const done = !UNSENT.includes(delivery.state);
      const update = done ? { $set: { delivery }, $unset: { lane: '' as const } } : { $set: { delivery } };
      const result = await native(model).updateOne({ _id: id, 'delivery.state': { $in: from } }, update);
      return result.matchedCount === 1;
    },
    async outboxStats() {
      const due = { 'delivery.dueAt': { $gt: new Date(0) } };
      const inLane = { lane: { $gt: '' } };
      const [queued, parked, unknown, oldest] = await Promise.all([
        model.countDocuments({ ...inLane, 'delivery.state': { $in: ['queued', 'sending'] } }),
        model.countDocuments({ ...inLane, 'delivery.state': 'parked' }),
        model.countDocuments({ 'delivery.state': 'unknown' }),
        model.findOne(due, { delivery: 1 }).sort({ 'delivery.dueAt': 1 }).lean<ActivityDoc>(),
      ]);
      return { queued, parked, unknown, oldestDueAt: oldest?.delivery?.dueAt?.getTime() ?? null };
    },
  };
}
