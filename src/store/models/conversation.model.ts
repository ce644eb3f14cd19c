import { Schema, type Connection, type Model } from 'mongoose';
import type { Conversation } from '../../contract/conversation';

export interface ConversationDoc extends Omit<Conversation, 'id'> {
  _id: string;
}
export interface LaneDoc {
  _id: string;
  owner: string;
  until: Date;
}

const conversation = new Schema<ConversationDoc>(
  {
    _id: String,
    channel: { type: String, required: true },
    customer: { type: Schema.Types.Mixed, required: true },
    locale: { type: String, required: true },
    version: { type: Number, required: true },
    cursor: { type: Number, required: true },
    state: { type: Schema.Types.Mixed, required: true },
    commit: Schema.Types.Mixed,
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { versionKey: false, strict: 'throw', minimize: false, autoIndex: false },
);
// ofCustomer: a customer's conversations, newest first.
conversation.index({ channel: 1, 'customer.id': 1, createdAt: -1 });
// endedBefore: those that nobody wrote in for longest.
conversation.index({ updatedAt: 1 });

const lane = new Schema<LaneDoc>(
  { _id: String, owner: { type: String, required: true }, until: { type: Date, required: true } },
  { versionKey: false, strict: 'throw', autoIndex: false },
);

export function conversationModel(connection: Connection): Model<ConversationDoc> {
  return connection.model<ConversationDoc>('Conversation', conversation, 'conversations');
}
export function laneModel(connection: Connection): Model<LaneDoc> {
  return connection.model<LaneDoc>('Lane', lane, 'lanes');
}
