import type { Model } from 'mongoose';
import type { Escalation, EscalationRepository, EscalationState } from '../../contract/escalation';
import type { EscalationDoc } from '../models/escalation.model';

type Changes =
  | 'open'
  | 'transition'
  | 'claimFirst'
  | 'renewLeases'
  | 'lookLater'
  | 'askAgain'
  | 'waitingFor'
  | 'dropNotice'
  | 'told'
  | 'notify'
  | 'customerSpoke'
  | 'ownerSpoke'
  | 'rate'
  | 'replyTo';
export type EscalationQueries = Omit<EscalationRepository, Changes>;

const AHEAD_COUNTED = 1000;
const MOST_HELD = 500;
/** One an agent. */
const MOST_OFFERS = 5000;
export const QUEUE_ORDER = { orderAt: 1, _id: 1 } as const;
const HELD: EscalationState[] = ['offered', 'active', 'wrapup'];
/** What is on offer is looked at when it is back. */
const LOOKED_AT: EscalationState[] = ['waiting', 'active'];
const LONG_AGO = new Date(0);

export function toEscalation(doc: EscalationDoc): Escalation {
  const { _id, openFor: _open, noticeSince: _since, answeredAt, ...rest } = doc;
  return { id: _id, answeredAt: answeredAt ?? null, ...rest };
}

export function escalationQueries(model: Model<EscalationDoc>): EscalationQueries {
  async function one(filter: Record<string, unknown>): Promise<Escalation | null> {
    const doc = await model.findOne(filter).lean<EscalationDoc>();
    return doc ? toEscalation(doc) : null;
  }
  async function many(
    filter: Record<string, unknown>,
    sort: Record<string, 1 | -1>,
    limit: number,
  ): Promise<Escalation[]> {
    return (await model.find(filter).sort(sort).limit(limit).lean<EscalationDoc[]>()).map(toEscalation);
  }

  return {
    get: (id) => one({ _id: id }),
    openFor: (conversationId) => one({ openFor: conversationId }),
    async lastEnded(conversationIds) {
      const filter = { conversationId: { $in: conversationIds }, endedAt: { $gt: LONG_AGO } };
      return first(await many(filter, { endedAt: -1 }, 1));
    },
    async handledBy(conversationId, agentId) {
      const found = await model.findOne({ conversationId, 'history.by': agentId }, { _id: 1 }).lean();
      return found !== null;
    },
    list: ({ states, queues, owner, wish }, limit) =>
      many(
        {
          state: { $in: states },
          ...(queues && queues.length > 0 ? { queue: { $in: queues } } : {}),
          ...(owner === undefined ? {} : { owner }),
          ...(wish === undefined ? {} : { wish }),
        },
        QUEUE_ORDER,
        limit,
      ),
    async countAhead({ id, queue, orderAt }) {
      const waiting = { state: 'waiting', queue } as const;
      const counted = { limit: AHEAD_COUNTED };
      const sooner = await model.countDocuments({ ...waiting, orderAt: { $lt: orderAt } }, counted);
      if (sooner === AHEAD_COUNTED) return sooner;
      return sooner + (await model.countDocuments({ ...waiting, orderAt, _id: { $lt: id } }, counted));
    },
    async countWaiting() {
      const rows = await model.aggregate<{ _id: string; n: number }>([
        { $match: { state: 'waiting' } },
        { $group: { _id: '$queue', n: { $sum: 1 } } },
      ]);
      return new Map(rows.map((row) => [row._id, row.n]));
    },
    async offeredTo() {
      const docs = await model
        .find({ state: 'offered' }, { owner: 1 })
        .limit(MOST_OFFERS)
        .lean<EscalationDoc[]>();
      return new Set(docs.flatMap(({ owner }) => owner ?? []));
    },
    ownedBy: (agentId) => many({ owner: agentId, state: { $in: HELD } }, { createdAt: 1 }, MOST_HELD),
    leaseExpired: (before, limit) =>
      many({ leaseUntil: { $lt: before }, state: { $in: HELD } }, { leaseUntil: 1 }, limit),
    toLookAt: (before, limit) =>
      many({ lookAt: { $lt: before }, state: { $in: LOOKED_AT } }, { lookAt: 1 }, limit),
    withNotices: (before, limit) => many({ noticeSince: { $lt: before } }, { noticeSince: 1 }, limit),
    async recentHandlingTimes(queue, limit) {
      const ended = await many({ queue, endedAt: { $gt: LONG_AGO } }, { endedAt: -1 }, limit);
      return ended.flatMap(({ claimedAt, endedAt }) =>
        claimedAt && endedAt ? [endedAt.getTime() - claimedAt.getTime()] : [],
      );
    },
    openedBetween(from, to, after, limit) {
      const later = after && [
        { createdAt: { $gt: after.createdAt } },
        { createdAt: after.createdAt, _id: { $gt: after.id } },
      ];
      const span = { createdAt: { $gte: after?.createdAt ?? from, $lt: to } };
      return many({ ...span, ...(later ? { $or: later } : {}) }, { createdAt: 1, _id: 1 }, limit);
    },
  };
}

function first<T>([found]: T[]): T | null {
  return found ?? null;
}
