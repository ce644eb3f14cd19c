import { Schema, type Connection, type Model } from 'mongoose';
import type { Verification } from '../../contract/code';
import type { Contact } from '../../contract/contact';

export interface ContactDoc extends Omit<Contact, 'id'> {
  _id: string;
  /** Every key by which it is found; left out when there is none. Made of the identities. */
  keys?: string[];
  /** Keys of identities that were taken out. Made of the history. */
  former?: string[];
}
export interface VerificationDoc extends Omit<Verification, 'id'> {
  _id: string;
  /** The conversation id while it is open. */
  openFor?: string;
}

/** Long enough to look into a complaint; that a phone was verified stays in the contact's history. */
const VERIFICATION_DAYS = 90;

const contact = new Schema<ContactDoc>(
  {
    _id: String,
    version: { type: Number, required: true },
    partOf: String,
    identities: [Schema.Types.Mixed],
    history: [Schema.Types.Mixed],
    keys: { type: [String], default: undefined },
    former: { type: [String], default: undefined },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { versionKey: false, strict: 'throw', minimize: false, autoIndex: false },
);
// create, replace and holding: an identity belongs to one contact, whoever links at the same time.
contact.index({ keys: 1 }, { unique: true, sparse: true });
// partsOf: what was joined to a contact.
contact.index({ partOf: 1 }, { sparse: true });
// former: where an identity was taken out.
contact.index({ former: 1 }, { sparse: true });

const verification = new Schema<VerificationDoc>(
  {
    _id: String,
    conversationId: { type: String, required: true },
    phone: { type: String, required: true },
    allowSms: { type: Boolean, required: true },
    by: { type: String, required: true },
    tries: [String],
    state: { type: String, required: true },
    at: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    openFor: String,
  },
  { versionKey: false, strict: 'throw', autoIndex: false },
);
// open and openFor: a conversation has one open verification.
verification.index({ openFor: 1 }, { unique: true, sparse: true });
// latest and countSince of a conversation.
verification.index({ conversationId: 1, at: -1 });
// countSince of a number.
verification.index({ phone: 1, at: -1 });
// They remove themselves.
verification.index({ at: 1 }, { expireAfterSeconds: VERIFICATION_DAYS * 86_400 });

export function contactModel(connection: Connection): Model<ContactDoc> {
  return connection.model<ContactDoc>('Contact', contact, 'contacts');
}
export function verificationModel(connection: Connection): Model<VerificationDoc> {
  return connection.model<VerificationDoc>('Verification', verification, 'verifications');
}
