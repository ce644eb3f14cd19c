import { Schema, type Connection, type Model } from 'mongoose';
import type { LogEntry } from '../../contract/log';

/** A log entry as stored. */
export interface ActivityDoc extends Omit<LogEntry, 'id'> {
  _id: string;
  /** The conversation id, only while the entry waits to be sent. */
  lane?: string;
}

const delivery = new Schema(
  {
    state: { type: String, required: true },
    attempts: { type: Number, required: true },
    dueAt: Date,
    vendorId: String,
    code: String,
    group: String,
    passive: String,
    segments: Number,
    receipt: Schema.Types.Mixed,
  },
  { _id: false },
);

const schema = new Schema<ActivityDoc>(
  {
    _id: String,
    conversationId: { type: String, required: true },
    seq: { type: Number, required: true },
    channel: { type: String, required: true },
    direction: { type: String, required: true },
    author: { type: String, required: true },
    activity: { type: Schema.Types.Mixed, required: true },
    key: { type: String, required: true },
    at: { type: Date, required: true },
    causedBy: String,
    pendingSince: Date,
    window: String,
    sampledAt: Date,
    delivery,
    lane: String,
  },
  { versionKey: false, strict: 'throw', minimize: false, autoIndex: false },
);
// LogRepository.append and finishTurn: a repeat is the first; repliesTo reads a range of it.
schema.index({ key: 1 }, { unique: true });
// conversationsPending: unfinished turns, oldest first.
schema.index({ pendingSince: 1 }, { sparse: true });
// sampled: the newest of the sample.
schema.index({ sampledAt: -1 }, { sparse: true });
// conversationsDue and outboxStats: what is due to be sent, the oldest first.
schema.index({ 'delivery.dueAt': 1 }, { sparse: true });
// unsent and outboxStats: what conversations still have to send.
schema.index({ lane: 1 }, { sparse: true });
// report: what was sent under a vendor's id.
schema.index({ 'delivery.vendorId': 1 }, { sparse: true });
// outboxStats: outcomes nobody knows.
schema.index({ 'delivery.state': 1 }, { partialFilterExpression: { 'delivery.state': 'unknown' } });
// searches of the past: messages of a span of time, newest first. Why partial: typing and receipts are not searched.
schema.index({ at: 1 }, { partialFilterExpression: { 'activity.type': 'message' } });

export function activityModel(connection: Connection): Model<ActivityDoc> {
  return connection.model<ActivityDoc>('Activity', schema, 'activities');
}
