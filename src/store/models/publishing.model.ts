import { Schema, type Connection, type Model } from 'mongoose';
import type { Activation, Draft, GateRun, Missed, Publication, Review } from '../../contract/publishing';

export interface PublicationDoc extends Omit<Publication, 'number' | 'review'> {
  _id: number;
  review?: string;
}
export interface ActivationDoc extends Omit<Activation, 'seq'> {
  _id: number;
}
export interface DraftDoc extends Draft {
  _id: 'draft';
}
export interface GateRunDoc extends GateRun {
  _id: 'gate';
}
export interface ReviewDoc extends Omit<Review, 'id'> {
  _id: string;
}
export interface MissedDoc extends Omit<Missed, 'id'> {
  _id: string;
  /** Keys of the newest reports: one that is told again is not counted again. */
  keys: string[];
}
/** That a report was counted, for repeats that come late. */
export interface MissedReportDoc {
  _id: string;
  at: Date;
}

/** Nobody asked again for so long: it is no news any more. */
const MISSED_DAYS = 180;

const options = { versionKey: false, strict: 'throw', minimize: false, autoIndex: false } as const;
const mixed = Schema.Types.Mixed;

const publication = new Schema<PublicationDoc>(
  {
    _id: Number,
    hash: { type: String, required: true },
    files: [mixed],
    source: { type: String, required: true },
    author: { type: String, required: true },
    approver: { type: String, required: true },
    editors: [String],
    at: { type: Date, required: true },
    notes: String,
    report: mixed,
    review: String,
  },
  options,
);
// byHash: the newest with the same content.
publication.index({ hash: 1, _id: -1 });
// insert and ofReview: a review is published once, whoever approves at the same time.
publication.index({ review: 1 }, { unique: true, sparse: true });

const activation = new Schema<ActivationDoc>(
  {
    _id: Number,
    publication: { type: Number, required: true },
    kind: { type: String, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
    reason: String,
  },
  options,
);
// wasActive: whether a publication was ever live.
activation.index({ publication: 1 });

/** One document each; found by `_id`. */
const draft = new Schema<DraftDoc>(
  { _id: String, version: Number, base: Number, files: [mixed], touched: [mixed] },
  options,
);
const gateRun = new Schema<GateRunDoc>(
  {
    _id: String,
    version: Number,
    state: String,
    step: String,
    done: Number,
    report: mixed,
    detail: String,
    by: String,
    until: Date,
  },
  options,
);

const review = new Schema<ReviewDoc>(
  {
    _id: String,
    version: { type: Number, required: true },
    state: { type: String, required: true },
    source: { type: String, required: true },
    hash: { type: String, required: true },
    files: [mixed],
    base: { type: Number, required: true },
    author: { type: String, required: true },
    editors: [String],
    at: { type: Date, required: true },
    notes: String,
    report: mixed,
    decidedBy: String,
    decidedAt: Date,
    comment: String,
    publication: Number,
  },
  options,
);
// list: all, the newest first.
review.index({ at: -1 });
// list: those in one state, the newest first.
review.index({ state: 1, at: -1 });

const missed = new Schema<MissedDoc>(
  {
    _id: String,
    text: { type: String, required: true },
    locale: { type: String, required: true },
    kind: { type: String, required: true },
    count: { type: Number, required: true },
    channels: mixed,
    guess: String,
    correct: String,
    notes: [String],
    conversations: [String],
    state: { type: String, required: true },
    by: String,
    firstAt: { type: Date, required: true },
    lastAt: { type: Date, required: true },
    keys: [String],
  },
  options,
);
// list: the most counted of a state; counts: how many there are.
missed.index({ state: 1, count: -1, lastAt: -1 });
// What nobody asked for a long time removes itself.
missed.index({ lastAt: 1 }, { expireAfterSeconds: MISSED_DAYS * 86_400 });

const missedReport = new Schema<MissedReportDoc>(
  { _id: String, at: { type: Date, required: true } },
  options,
);
// They remove themselves with the sentences.
missedReport.index({ at: 1 }, { expireAfterSeconds: MISSED_DAYS * 86_400 });

export function publicationModel(connection: Connection): Model<PublicationDoc> {
  return connection.model<PublicationDoc>('Publication', publication, 'publications');
}
export function activationModel(connection: Connection): Model<ActivationDoc> {
  return connection.model<ActivationDoc>('Activation', activation, 'activations');
}
export function draftModel(connection: Connection): Model<DraftDoc> {
  return connection.model<DraftDoc>('Draft', draft, 'drafts');
}
export function gateRunModel(connection: Connection): Model<GateRunDoc> {
  return connection.model<GateRunDoc>('GateRun', gateRun, 'gateRuns');
}
export function reviewModel(connection: Connection): Model<ReviewDoc> {
  return connection.model<ReviewDoc>('Review', review, 'reviews');
}
export function missedModel(connection: Connection): Model<MissedDoc> {
  return connection.model<MissedDoc>('Missed', missed, 'missed');
}
export function missedReportModel(connection: Connection): Model<MissedReportDoc> {
  return connection.model<MissedReportDoc>('MissedReport', missedReport, 'missedReports');
}
