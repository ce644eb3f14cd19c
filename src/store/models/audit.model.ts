import { Schema, type Connection, type Model } from 'mongoose';
import type { AuditEntry } from '../../contract/audit';
import type { Erasure } from '../../contract/privacy';

export interface AuditDoc extends Omit<AuditEntry, 'number' | 'detail'> {
  /** The number: two with the same cannot be. */
  _id: number;
  /** Why pairs: the keys need not be safe as field names. */
  detail: [string, string][];
}
export interface ErasureDoc extends Omit<Erasure, 'id'> {
  _id: string;
}

const options = { versionKey: false, strict: 'throw', minimize: false, autoIndex: false } as const;

const audit = new Schema<AuditDoc>(
  {
    _id: Number,
    at: { type: Date, required: true },
    action: { type: String, required: true },
    outcome: { type: String, required: true },
    actor: String,
    actorName: String,
    subject: String,
    detail: [Schema.Types.Mixed],
    address: String,
    previous: { type: String, required: true },
    hash: { type: String, required: true },
  },
  options,
);
// list: what somebody did.
audit.index({ actor: 1, _id: -1 });
// list and lastPrune: acts of one kind.
audit.index({ action: 1, _id: -1 });
// list: what was done to somebody or something.
audit.index({ subject: 1, _id: -1 });
// list and newestBefore: a span of time.
audit.index({ at: 1 });

const erasure = new Schema<ErasureDoc>(
  {
    _id: String,
    subject: { type: String, required: true },
    reason: { type: String, required: true },
    reference: String,
    by: { type: String, required: true },
    at: { type: Date, required: true },
    state: { type: String, required: true },
    doneAt: Date,
    counts: Schema.Types.Mixed,
    scope: Schema.Types.Mixed,
  },
  options,
);
// list: newest first.
erasure.index({ at: -1 });
// running: what is to be taken up.
erasure.index({ state: 1, at: 1 });

export function auditModel(connection: Connection): Model<AuditDoc> {
  return connection.model<AuditDoc>('Audit', audit, 'audit');
}
export function erasureModel(connection: Connection): Model<ErasureDoc> {
  return connection.model<ErasureDoc>('Erasure', erasure, 'erasures');
}
