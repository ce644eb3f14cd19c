import { Schema, type Connection, type Model } from 'mongoose';
import type { Session } from '../../contract/agent';
import type { Credential } from '../../contract/sign-in';

export interface SessionDoc extends Omit<Session, 'id'> {
  _id: string;
}
export interface CredentialDoc extends Omit<Credential, 'agentId' | 'subject' | 'expected'> {
  /** Agent id. */
  _id: string;
  /** Left out when there is none. */
  subject?: string;
  expected?: boolean;
}
export interface ThrottleDoc {
  _id: string;
  count: number;
  until: Date;
}

const options = { versionKey: false, strict: 'throw', minimize: false, autoIndex: false } as const;

const session = new Schema<SessionDoc>(
  {
    _id: String,
    agentId: { type: String, required: true },
    expiresAt: { type: Date, required: true },
    createdAt: { type: Date, required: true },
    seenAt: Date,
    device: String,
    address: String,
    via: String,
    limited: Boolean,
  },
  options,
);
// Ended sessions remove themselves.
session.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
// ofAgent and removeOf: a person's sessions, newest first.
session.index({ agentId: 1, createdAt: -1 });

const credential = new Schema<CredentialDoc>(
  { _id: String, subject: String, expected: Boolean, secondStep: Schema.Types.Mixed },
  options,
);
// bySubject and tie: a person of the identity provider is one agent.
credential.index({ subject: 1 }, { unique: true, sparse: true });

const throttle = new Schema<ThrottleDoc>({ _id: String, count: Number, until: Date }, options);
// They remove themselves.
throttle.index({ until: 1 }, { expireAfterSeconds: 0 });

export function sessionModel(connection: Connection): Model<SessionDoc> {
  return connection.model<SessionDoc>('Session', session, 'sessions');
}
export function credentialModel(connection: Connection): Model<CredentialDoc> {
  return connection.model<CredentialDoc>('Credential', credential, 'credentials');
}
export function throttleModel(connection: Connection): Model<ThrottleDoc> {
  return connection.model<ThrottleDoc>('Throttle', throttle, 'throttles');
}
