import type { Model } from 'mongoose';
import { native } from '../native';
import type {
  ClaimCriteria,
  Escalation,
  EscalationFilter,
  EscalationRepository,
  QueuePlace,
  Transition,
} from '../../contract/escalation';
import { isDuplicateKey } from '../duplicate-key';
import type { EscalationDoc } from '../models/escalation.model';
import { escalationQueries, QUEUE_ORDER, toEscalation } from './escalation.queries';

const HISTORY_KEPT = 200;

function filterOf(filter: EscalationFilter): Record<string, unknown> {
  const { id, state, owner, slot, leaseBefore, queue, notDeclinedBy } = filter;
  return {
    _id: id,
    state: { $in: state },
    ...(owner === undefined ? {} : { owner }),
    ...(slot === undefined ? {} : { slot }),
    ...(leaseBefore === undefined ? {} : { leaseUntil: { $lt: leaseBefore } }),
    ...(queue === undefined ? {} : { queue }),
    ...(notDeclinedBy === undefined ? {} : { declined: { $ne: notDeclinedBy } }),
  };
}

function updateOf({ set, move, notices = [], answered, declinedBy }: Transition): Record<string, unknown> {
  const ended = set.state === 'wrapup' || set.state === 'closed';
  return {
    $set: { ...set, ...(notices.length > 0 ? { noticeSince: move.at } : {}) },
    ...(ended ? { $unset: { openFor: '' } } : {}),
    // Why $min and a field that is missing at first: whoever was first stays, without a look before.
    ...(answered ? { $min: { answeredAt: move.at } } : {}),
    $push: {
      history: { $each: [move], $slice: -HISTORY_KEPT },
      ...(notices.length > 0 ? { notices: { $each: notices } } : {}),
      ...(declinedBy === undefined ? {} : { declined: declinedBy }),
    },
  };
}

/** Needs nothing that the agent lacks. */
function needing({ queues, skills, languages, regions, room }: ClaimCriteria): Record<string, unknown> {
  return {
    state: 'waiting',
    queue: { $in: queues },
    language: { $in: languages },
    skills: { $not: { $elemMatch: { $nin: skills } } },
    weight: { $lte: room },
    ...(regions.length > 0 ? { region: { $in: [null, ...regions] } } : {}),
  };
}

function behind({ id, orderAt }: Pick<QueuePlace, 'id' | 'orderAt'>): Record<string, unknown> {
  // Why twice: the first bounds the stretch of the index.
  return { orderAt: { $gte: orderAt }, $or: [{ orderAt: { $gt: orderAt } }, { _id: { $gt: id } }] };
}

export function createEscalationRepository(model: Model<EscalationDoc>): EscalationRepository {
  const queries = escalationQueries(model);

  async function open(escalation: Escalation): Promise<{ escalation: Escalation; created: boolean }> {
    const { id, answeredAt, ...rest } = escalation;
    const waiting = escalation.notices.length > 0 ? { noticeSince: escalation.createdAt } : {};
    try {
      await native(model).insertOne({
        _id: id,
        ...rest,
        ...(answeredAt && { answeredAt }),
        ...waiting,
        openFor: escalation.conversationId,
      });
      return { escalation, created: true };
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const first = (await queries.get(id)) ?? (await queries.openFor(escalation.conversationId));
      // Null when the open one was closed between our insert and our look: then ours can be opened.
      return first ? { escalation: first, created: false } : open(escalation);
    }
  }

  return {
    ...queries,
    open,
    async transition(filter, transition) {
      const doc = await model
        .findOneAndUpdate(filterOf(filter), updateOf(transition), { returnDocument: 'after' })
        .lean<EscalationDoc>();
      return doc ? toEscalation(doc) : null;
    },
    async claimFirst(criteria, transition) {
      const doc = await model
        .findOneAndUpdate(needing(criteria), updateOf(transition), {
          sort: QUEUE_ORDER,
          returnDocument: 'after',
        })
        .lean<EscalationDoc>();
      return doc ? toEscalation(doc) : null;
    },
    async waitingFor(criteria, after, limit) {
      const filter = { ...needing(criteria), ...(after ? behind(after) : {}) };
      const found = model.find(filter).sort(QUEUE_ORDER).limit(limit);
      return (await found.lean<EscalationDoc[]>()).map(toEscalation);
    },
    async renewLeases(agentId, until) {
      await model.updateMany({ owner: agentId, state: 'active' }, { $set: { leaseUntil: until } });
    },
    async lookLater({ id, state }, at) {
      await model.updateOne({ _id: id, state }, { $set: { lookAt: at } });
    },
    async askAgain({ id, state }, lookAt) {
      await model.updateOne({ _id: id, state }, { $set: { declined: [], lookAt } });
    },
    async told(id, told) {
      const first = await model.updateOne({ _id: id, estimate: null }, { $set: { told, estimate: told } });
      if (first.matchedCount === 0) await model.updateOne({ _id: id }, { $set: { told } });
    },
    async notify({ id, state }, notice, lookAt) {
      const result = await model.updateOne(
        { _id: id, state },
        { $set: { lookAt, noticeSince: new Date(0) }, $push: { notices: notice } },
      );
      return result.matchedCount === 1;
    },
    async customerSpoke(id, at, nextDueAt) {
      await model.updateOne(
        {
          ...{ _id: id, state: 'active', awaitingSince: null },
          // The owner may have answered since.
          $or: [{ silentSince: null }, { silentSince: { $lte: at } }],
        },
        { $set: { awaitingSince: at, nextDueAt, silentSince: null, lookAt: null } },
      );
    },
    async ownerSpoke(id, at, lookAt) {
      const answered = { awaitingSince: null, nextDueAt: null, silentSince: at, lookAt };
      // A pipeline, as one operation has to see what stood there: the first answer has a promise of its own.
      const late = { $and: ['$firstReplyAt', '$nextDueAt', { $lt: ['$nextDueAt', at] }] };
      const counted = {
        firstReplyAt: { $ifNull: ['$firstReplyAt', at] },
        lateReplies: { $add: [{ $ifNull: ['$lateReplies', 0] }, { $cond: [late, 1, 0] }] },
      };
      const waited = { _id: id, $or: [{ awaitingSince: null }, { awaitingSince: { $lte: at } }] };
      const result = await native(model).updateOne(waited, [{ $set: { ...answered, ...counted } }]);
      // The customer has spoken since: that clock goes on.
      if (result.matchedCount === 0) await native(model).updateOne({ _id: id }, [{ $set: counted }]);
    },
    async rate(id, rating) {
      const ended = { _id: id, endedAt: { $gt: new Date(0) } };
      const first = await model.updateOne({ ...ended, rating: null }, { $set: { rating } });
      if (first.matchedCount === 1 || rating.reason === '') return first.matchedCount === 1;
      const unsaid = { ...ended, 'rating.reason': '' };
      const later = await model.updateOne(unsaid, { $set: { 'rating.reason': rating.reason } });
      return later.matchedCount === 1;
    },
    async replyTo(id, conversationId) {
      await model.updateOne({ _id: id }, { $set: { replyTo: conversationId } });
    },
    async dropNotice(id, key) {
      const only = { _id: id, notices: { $size: 1 }, 'notices.0.key': key };
      const last = await model.updateOne(only, { $set: { notices: [] }, $unset: { noticeSince: '' } });
      if (last.matchedCount === 1) return;
      await model.updateOne({ _id: id }, { $pull: { notices: { key } } });
      // Why: two who drop at a time are both not the last when they look.
      await model.updateOne({ _id: id, notices: { $size: 0 } }, { $unset: { noticeSince: '' } });
    },
  };
}
