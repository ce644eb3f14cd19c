import type { Model } from 'mongoose';
import { native } from '../native';
import type {
  ClaimCriteria,
  Escalation,
  EscalationFilter,
  EscalationRepository,
  Transition,
} from '../../contract/escalation';
import { isDuplicateKey } from '../duplicate-key';
import type { EscalationDoc } from '../models/escalation.model';
import { escalationQueries, QUEUE_ORDER, toEscalation } from './escalation.queries';

const HISTORY_KEPT = 200;

function filterOf({ id, state, owner, leaseBefore }: EscalationFilter): Record<string, unknown> {
  return {
    _id: id,
    state: { $in: state },
    ...(owner === undefined ? {} : { owner }),
    ...(leaseBefore === undefined ? {} : { leaseUntil: { $lt: leaseBefore } }),
  };
}

function updateOf({ set, move, notice }: Transition): Record<string, unknown> {
  const closing = set.state === 'closed';
  return {
    $set: { ...set, ...(notice ? { noticeSince: move.at } : {}) },
    ...(closing ? { $unset: { openFor: '' } } : {}),
    $push: {
      history: { $each: [move], $slice: -HISTORY_KEPT },
      ...(notice ? { notices: notice } : {}),
    },
  };
}

/** Needs no skill that the agent lacks. */
function waitingFor({ queues, skills, languages }: ClaimCriteria): Record<string, unknown> {
  return {
    state: 'waiting',
    queue: { $in: queues },
    language: { $in: languages },
    skills: { $not: { $elemMatch: { $nin: skills } } },
  };
}

export function createEscalationRepository(model: Model<EscalationDoc>): EscalationRepository {
  const queries = escalationQueries(model);

  async function open(escalation: Escalation): Promise<{ escalation: Escalation; created: boolean }> {
    const { id, ...rest } = escalation;
    const waiting = escalation.notices.length > 0 ? { noticeSince: escalation.createdAt } : {};
    try {
      await native(model).insertOne({ _id: id, ...rest, ...waiting, openFor: escalation.conversationId });
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
        .findOneAndUpdate(waitingFor(criteria), updateOf(transition), {
          sort: QUEUE_ORDER,
          returnDocument: 'after',
        })
        .lean<EscalationDoc>();
      return doc ? toEscalation(doc) : null;
    },
    async renewLeases(agentId, until) {
      await model.updateMany({ owner: agentId, state: 'active' }, { $set: { leaseUntil: until } });
    },
    async replyTo(id, conversationId) {
      await model.updateOne({ _id: id }, { $set: { replyTo: conversationId } });
    },
    async dropNotice(id, key) {
      const only = { _id: id, notices: { $size: 1 }, 'notices.0.key': key };
      const last = await model.updateOne(only, { $set: { notices: [] }, $unset: { noticeSince: '' } });
      if (last.matchedCount === 0) await model.updateOne({ _id: id }, { $pull: { notices: { key } } });
    },
  };
}
