import type { Model } from 'mongoose';
import { native } from '../native';
import type { Conversation, ConversationRepository, LaneRepository } from '../../contract/conversation';
import { isDuplicateKey } from '../duplicate-key';
import type { ConversationDoc, LaneDoc } from '../models/conversation.model';

export function createConversationRepository(model: Model<ConversationDoc>): ConversationRepository {
  return {
    async get(id) {
      const doc = await native(model).findOne({ _id: id });
      return doc ? toConversation(doc) : null;
    },
    async ofCustomer(channel, customerId, limit) {
      const filter = { channel, 'customer.id': customerId };
      const docs = await model.find(filter).sort({ createdAt: -1 }).limit(limit).lean<ConversationDoc[]>();
      return docs.map(toConversation);
    },
    commit: (conversation) =>
      conversation.version === 1 ? create(model, conversation) : replace(model, conversation),
  };
}

function toConversation({ _id, ...rest }: ConversationDoc): Conversation {
  return { id: _id, ...rest };
}

async function create(model: Model<ConversationDoc>, { id, ...rest }: Conversation): Promise<boolean> {
  try {
    await native(model).insertOne({ _id: id, ...rest });
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

async function replace(model: Model<ConversationDoc>, { id, ...rest }: Conversation): Promise<boolean> {
  const result = await native(model).replaceOne({ _id: id, version: rest.version - 1 }, rest);
  return result.matchedCount === 1;
}

export function createLaneRepository(model: Model<LaneDoc>): LaneRepository {
  return {
    local: false,
    async take(conversationId, owner, now, until) {
      const free = { _id: conversationId, $or: [{ until: { $lt: now } }, { owner }] };
      try {
        await native(model).updateOne(free, { $set: { owner, until } }, { upsert: true });
        return true;
      } catch (error) {
        // The filter did not match, so the upsert tried to insert beside the holder's.
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async leave(conversationId, owner) {
      await native(model).deleteOne({ _id: conversationId, owner });
    },
  };
}
