import { Schema, type Connection, type Model } from 'mongoose';
import type { Escalation } from '../../contract/escalation';

export interface EscalationDoc extends Omit<Escalation, 'id' | 'answeredAt'> {
  _id: string;
  /** Missing until a person has it. */
  answeredAt?: Date;
  /** The conversation id, until it is closed: one open escalation per conversation. */
  openFor?: string;
  /** Since when a notice waits to be said. */
  noticeSince?: Date;
}

const schema = new Schema<EscalationDoc>(
  {
    _id: String,
    conversationId: { type: String, required: true },
    replyTo: String,
    channel: { type: String, required: true },
    customer: { type: Schema.Types.Mixed, required: true },
    queue: { type: String, required: true },
    skills: [String],
    language: { type: String, required: true },
    priority: { type: String, required: true },
    tier: String,
    region: String,
    weight: { type: Number, required: true },
    preferred: [Schema.Types.Mixed],
    declined: [String],
    reason: { type: String, required: true },
    summary: String,
    state: { type: String, required: true },
    owner: String,
    slot: String,
    leaseUntil: Date,
    createdAt: { type: Date, required: true },
    orderAt: { type: Date, required: true },
    dueAt: { type: Date, required: true },
    resolveBy: { type: Date, required: true },
    nextDueAt: Date,
    firstReplyAt: Date,
    lateReplies: Number,
    awaitingSince: Date,
    silentSince: Date,
    lookAt: Date,
    wish: { type: String, required: true },
    callback: String,
    estimate: Schema.Types.Mixed,
    told: Schema.Types.Mixed,
    answeredAt: Date,
    claimedAt: Date,
    endedAt: Date,
    endedBy: String,
    closedAt: Date,
    disposition: String,
    note: String,
    rating: Schema.Types.Mixed,
    history: [Schema.Types.Mixed],
    notices: [Schema.Types.Mixed],
    openFor: String,
    noticeSince: Date,
  },
  { versionKey: false, strict: 'throw', minimize: false, autoIndex: false },
);
// open and openFor: one open escalation per conversation.
schema.index({ openFor: 1 }, { unique: true, sparse: true });
// claimFirst, countAhead, countWaiting, list: the order of the queue.
schema.index({ state: 1, queue: 1, orderAt: 1, _id: 1 });
// ownedBy, renewLeases, list: what an agent holds.
schema.index({ owner: 1, state: 1 }, { sparse: true });
// leaseExpired: those whose agent vanished or let an offer go by, and after-contact work that is over.
schema.index({ leaseUntil: 1 }, { sparse: true });
// toLookAt: those for whom a rule's time has come.
schema.index({ lookAt: 1 }, { sparse: true });
// handledBy, lastEnded: the conversation's earlier escalations.
schema.index({ conversationId: 1, endedAt: -1 });
// recentHandlingTimes: the newest ended ones of a queue.
schema.index({ queue: 1, endedAt: -1 });
// openedBetween and searches of the past: a span of time.
schema.index({ createdAt: 1, _id: 1 });
// withNotices: what customers are still to be told.
schema.index({ noticeSince: 1 }, { sparse: true });

export function escalationModel(connection: Connection): Model<EscalationDoc> {
  return connection.model<EscalationDoc>('Escalation', schema, 'escalations');
}
