import type { Model } from 'mongoose';
import type { Escalation, EscalationRepository } from '../../contract/escalation';
import type { EscalationDoc } from '../models/escalation.model';

type Changes = 'open' | 'transition' | 'claimFirst' | 'renewLeases' | 'dropNotice' | 'replyTo';
export type EscalationQueries = Omit<EscalationRepository, Changes>;

const AHEAD_COUNTED = 1000;
/** Priority class, then SLA due time, then age. */
export const QUEUE_ORDER = { rank: 1, dueAt: 1, createdAt: 1 } as const;

export function toEscalation(doc: EscalationDoc): Escalation {
  const { _id, openFor: _open, noticeSince: _since, ...rest } = doc;
  return { id: _id, ...rest };
}

export function escalationQueries(model: Model<EscalationDoc>): EscalationQueries {
  async function one(filter: Record<string, unknown>): Promise<Escalation | null> {
    const doc = await model.findOne(filter).lean<EscalationDoc>();
    return doc ? toEscalation(doc) : null;
  }

  return {
    get: (id) => one({ _id: id }),
    openFor: (conversationId) => one({ openFor: conversationId }),
    async handledBy(conversationId, agentId) {
      const found = await model.findOne({ conversationId, 'history.by': agentId }, { _id: 1 }).lean();
      return found !== null;
    },
    async list({ states, queues, owner }, limit) {
      const filter = {
        state: { $in: states },
        ...(queues && queues.length > 0 ? { queue: { $in: queues } } : {}),
        ...(owner === undefined ? {} : { owner }),
      };
      return (await model.find(filter).sort(QUEUE_ORDER).limit(limit).lean<EscalationDoc[]>()).map(
        toEscalation,
      );
    },
    countAhead({ queue, rank, dueAt, createdAt }) {
      const sooner = [
        { rank: { $lt: rank } },
        { rank, dueAt: { $lt: dueAt } },
        { rank, dueAt, createdAt: { $lt: createdAt } },
      ];
      return model.countDocuments({ state: 'waiting', queue, $or: sooner }, { limit: AHEAD_COUNTED });
    },
    async countWaiting() {
      const rows = await model.aggregate<{ _id: string; n: number }>([
        { $match: { state: 'waiting' } },
        { $group: { _id: '$queue', n: { $sum: 1 } } },
      ]);
      return new Map(rows.map((row) => [row._id, row.n]));
    },
    async ownedBy(agentId) {
      return (await model.find({ owner: agentId, state: 'active' }).lean<EscalationDoc[]>()).map(
        toEscalation,
      );
    },
    async leaseExpired(before, limit) {
      const filter = { leaseUntil: { $lt: before }, state: 'active' as const };
      return (await model.find(filter).limit(limit).lean<EscalationDoc[]>()).map(toEscalation);
    },
    async withNotices(before, limit) {
      const filter = { noticeSince: { $lt: before } };
      return (await model.find(filter).sort({ noticeSince: 1 }).limit(limit).lean<EscalationDoc[]>()).map(
        toEscalation,
      );
    },
    async recentHandlingTimes(queue, limit) {
      const filter = { queue, closedAt: { $gt: new Date(0) } };
      const docs = await model.find(filter).sort({ closedAt: -1 }).limit(limit).lean<EscalationDoc[]>();
      return docs.flatMap(({ claimedAt, closedAt }) =>
        claimedAt && closedAt ? [closedAt.getTime() - claimedAt.getTime()] : [],
      );
    },
  };
}
