import { Schema, type Connection, type Model } from 'mongoose';
import type { Call } from '../../contract/callbacks';

/** The calls to one customer who asked for one; `_id` is the escalation's. */
export interface CallsDoc {
  _id: string;
  calls: Call[];
  againAt: Date | null;
  /** Of the last call. */
  at: Date;
}

const KEPT_SECONDS = 400 * 24 * 3600;

const schema = new Schema<CallsDoc>(
  { _id: String, calls: [Schema.Types.Mixed], againAt: Date, at: { type: Date, required: true } },
  { versionKey: false, strict: 'throw', minimize: false, autoIndex: false },
);
// Read by _id alone; this one lets them go after a year.
schema.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS });

export function callsModel(connection: Connection): Model<CallsDoc> {
  return connection.model<CallsDoc>('Calls', schema, 'calls');
}
