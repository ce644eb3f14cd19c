import { Schema, type Connection, type Model } from 'mongoose';
import type { ConsentChange, Purpose } from '../../contract/consent';
import type { MediaJob } from '../../contract/delivery-state';
import type { DeliveryReceipt } from '../../contract/log';

export interface SharedDoc {
  _id: string;
  value: string;
  until: Date;
}
export interface WindowDoc {
  /** Log id of the message that opened it. */
  _id: string;
  spent: number;
  until: Date;
}
export interface EarlyReportDoc {
  /** `<channel>:<vendor id>` */
  _id: string;
  receipt: DeliveryReceipt;
  until: Date;
}
export interface MediaDoc extends Omit<MediaJob, 'fileId'> {
  _id: string;
  dueAt: Date;
}
export interface ConsentDoc {
  /** `<address>|<purpose>`: get reads a range of it. */
  _id: string;
  address: string;
  purpose: Purpose;
  state: 'in' | 'out';
  changes: ConsentChange[];
}

const options = { versionKey: false, strict: 'throw', minimize: false, autoIndex: false } as const;
const shared = new Schema<SharedDoc>({ _id: String, value: String, until: Date }, options);
const window = new Schema<WindowDoc>({ _id: String, spent: Number, until: Date }, options);
const report = new Schema<EarlyReportDoc>({ _id: String, receipt: Schema.Types.Mixed, until: Date }, options);
// What has ended removes itself.
for (const schema of [shared, window, report]) schema.index({ until: 1 }, { expireAfterSeconds: 0 });

const media = new Schema<MediaDoc>(
  {
    _id: String,
    channel: String,
    conversationId: String,
    reference: String,
    attempts: Number,
    dueAt: Date,
  },
  options,
);
// take: the first due one.
media.index({ dueAt: 1 });

const consent = new Schema<ConsentDoc>(
  { _id: String, address: String, purpose: String, state: String, changes: [Schema.Types.Mixed] },
  options,
);

export function sharedModel(connection: Connection): Model<SharedDoc> {
  return connection.model<SharedDoc>('Shared', shared, 'shared');
}
export function windowModel(connection: Connection): Model<WindowDoc> {
  return connection.model<WindowDoc>('ReplyWindow', window, 'replyWindows');
}
export function earlyReportModel(connection: Connection): Model<EarlyReportDoc> {
  return connection.model<EarlyReportDoc>('EarlyReport', report, 'earlyReports');
}
export function mediaModel(connection: Connection): Model<MediaDoc> {
  return connection.model<MediaDoc>('Media', media, 'media');
}
export function consentModel(connection: Connection): Model<ConsentDoc> {
  return connection.model<ConsentDoc>('Consent', consent, 'consents');
}
