import { Schema, type Connection, type Model } from 'mongoose';
import type { PresenceSpan, Tally } from '../../contract/figures';

export interface TallyDoc extends Tally {
  /** `<begin of the quarter>|<channel>`. */
  _id: string;
}
export interface PresenceDoc extends PresenceSpan {
  /** `<agent>|<ms since 1970>`. */
  _id: string;
}

/** Two years and a bit, to compare a month with that of the year before. */
const KEPT_SECONDS = 800 * 86_400;
const options = { versionKey: false, strict: 'throw', minimize: false, autoIndex: false } as const;

const tally = new Schema<TallyDoc>(
  {
    _id: String,
    at: { type: Date, required: true },
    channel: { type: String, required: true },
    counts: { type: Schema.Types.Mixed, required: true },
  },
  options,
);
// between: a span of time; and old ones go.
tally.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS });

const presence = new Schema<PresenceDoc>(
  {
    _id: String,
    agentId: { type: String, required: true },
    state: { type: String, required: true },
    reason: String,
    from: { type: Date, required: true },
    to: Date,
  },
  options,
);
// changed: the spans of an agent that still run; and the newest one.
presence.index({ agentId: 1, to: 1, from: -1 });
// between: those that ended in a span of time or later; and old ones go.
presence.index({ to: 1 }, { expireAfterSeconds: KEPT_SECONDS });

export function tallyModel(connection: Connection): Model<TallyDoc> {
  return connection.model<TallyDoc>('Tally', tally, 'tallies');
}
export function presenceModel(connection: Connection): Model<PresenceDoc> {
  return connection.model<PresenceDoc>('PresenceSpan', presence, 'presences');
}
