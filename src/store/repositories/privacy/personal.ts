import type { ErasedKind, PersonScope } from '../../../contract/privacy';
import { idsOfConversations, type AnyCollection, type AnyDoc } from './collections';
import { anonymous } from './anonymous';
import { withoutPerson } from './others-contacts';

/** What a collection holds of customers, and how it goes. */
export interface PersonalRule {
  model: string;
  kind: ErasedKind;
  /** Null: the person has nothing there. What was rewritten must not match any more. */
  filter: (scope: PersonScope) => object | null;
  /** Left out: the document is deleted. */
  rewrite?: (collection: AnyCollection, doc: AnyDoc, scope: PersonScope, erasureId: string) => Promise<void>;
}

/** Why so wary: a short id stands by chance in keys that have nothing to do with the person. */
const SHORTEST_ID = 6;

const byConversation = ({ conversations }: PersonScope): object | null =>
  conversations.length === 0 ? null : { conversationId: { $in: conversations } };
const byConversationId = ({ conversations }: PersonScope): object | null =>
  conversations.length === 0 ? null : { _id: { $in: conversations } };
const byEscalationId = ({ escalations }: PersonScope): object | null =>
  escalations.length === 0 ? null : { _id: { $in: escalations } };
const byLogId = ({ conversations }: PersonScope): object | null =>
  conversations.length === 0 ? null : idsOfConversations(conversations);

/** Everything that is about a customer, in the order in which it goes. A new collection has a line here or in HARMLESS. */
export const PERSONAL: readonly PersonalRule[] = [
  { model: 'Missed', kind: 'missed', filter: inMissed, rewrite: forgetInMissed },
  { model: 'Media', kind: 'files', filter: byConversation },
  { model: 'File', kind: 'files', filter: byConversation },
  { model: 'ReplyWindow', kind: 'traces', filter: byLogId },
  { model: 'Job', kind: 'traces', filter: ofJobs },
  { model: 'Calls', kind: 'traces', filter: byEscalationId },
  { model: 'Lane', kind: 'traces', filter: byConversationId },
  { model: 'Shared', kind: 'traces', filter: namedInShared },
  { model: 'Event', kind: 'traces', filter: inEvents, rewrite: blankEvent },
  { model: 'Verification', kind: 'verifications', filter: ofVerifications },
  { model: 'Consent', kind: 'consents', filter: ofConsents, rewrite: keepOptOut },
  {
    model: 'Contact',
    kind: 'contacts',
    filter: ({ contacts }) => (contacts.length === 0 ? null : { _id: { $in: contacts } }),
  },
  { model: 'Contact', kind: 'contacts', filter: inOthersContacts, rewrite: withoutPerson },
  { model: 'Note', kind: 'messages', filter: byConversation },
  { model: 'Activity', kind: 'messages', filter: byLogId },
  { model: 'Conversation', kind: 'conversations', filter: byConversationId },
  { model: 'Escalation', kind: 'escalations', filter: ofEscalations, rewrite: anonymous },
];

/** Collections without anything of a customer's, and why. */
export const HARMLESS: Readonly<Record<string, string>> = {
  Agent: 'colleagues',
  Session: 'colleagues',
  Credential: 'colleagues',
  Throttle: 'colleagues; digests; ends after minutes',
  Audit: 'customers as pseudonyms only',
  Erasure: 'pseudonyms; its scope is forgotten at the end',
  Setting: 'the installation',
  Canned: 'words of the house, written by colleagues',
  WordList: 'words of the house',
  Tally: 'figures by the hour',
  PresenceSpan: 'colleagues',
  Doors: 'queues',
  EarlyReport: 'vendors’ message ids; ends after a day',
  Publication: 'content, and masked sentences without an id',
  Activation: 'content',
  Draft: 'content',
  GateRun: 'masked sentences without an id',
  Review: 'content, and masked sentences without an id',
  MissedReport: 'digests',
};

function inMissed({ conversations }: PersonScope): object | null {
  return conversations.length === 0 ? null : { conversations: { $in: conversations } };
}

/** Why deleted when nobody else asked it: the words are then this person's alone. Agents' notes on it go in any case. */
async function forgetInMissed(collection: AnyCollection, doc: AnyDoc, scope: PersonScope): Promise<void> {
  const others = (doc['conversations'] as string[]).filter((id) => !scope.conversations.includes(id));
  // Why the count: what somebody asks meanwhile must not be lost; the next step finds it again.
  const unchanged = { _id: doc._id, count: doc['count'] };
  if (others.length === 0) await collection.deleteOne(unchanged);
  else await collection.updateOne(unchanged, { $set: { conversations: others, notes: [] } });
}

function ofJobs({ conversations, escalations }: PersonScope): object | null {
  const keys = [...conversations, ...escalations];
  return keys.length === 0 ? null : { key: { $in: keys } };
}

function namedInShared({ ids, conversations }: PersonScope): object | null {
  const long = [...ids, ...conversations].filter((id) => id.length >= SHORTEST_ID);
  if (long.length === 0) return null;
  const names = long.map((id) => id.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)).join('|');
  const pattern = `(^|[^A-Za-z0-9_-])(${names})($|[^A-Za-z0-9_-])`;
  return { $or: [{ _id: { $regex: pattern } }, { value: { $regex: pattern } }] };
}

function inEvents({ conversations, escalations }: PersonScope): object | null {
  if (conversations.length === 0) return null;
  return {
    $or: [{ 'event.conversationId': { $in: conversations } }, { 'event.escalationId': { $in: escalations } }],
  };
}

/** Why kept: the numbers of events have no gaps. */
async function blankEvent(collection: AnyCollection, { _id, event }: AnyDoc): Promise<void> {
  const ids = ['conversationId', 'escalationId'].filter((name) => name in (event as object));
  await collection.updateOne(
    { _id },
    { $set: Object.fromEntries(ids.map((name) => [`event.${name}`, 'erased'])) },
  );
}

function ofVerifications({ conversations, phones }: PersonScope): object | null {
  const numbers = phones.map(({ number }) => number);
  const either = [{ conversationId: { $in: conversations } }, { phone: { $in: numbers } }];
  return conversations.length + numbers.length === 0 ? null : { $or: either };
}

function ofConsents({ phones }: PersonScope): object | null {
  return phones.length === 0 ? null : { address: { $in: phones.map(({ number }) => number) } };
}

/** Who did not want to be written to must not be written to again: the digest of the number says so. */
async function keepOptOut(collection: AnyCollection, doc: AnyDoc, { phones }: PersonScope): Promise<void> {
  const digest = phones.find(({ number }) => number === doc['address'])?.digest;
  const { purpose, state } = doc;
  if (state === 'out' && digest !== undefined) {
    const kept = { address: digest, purpose, state, changes: [] };
    await collection.updateOne({ _id: `${digest}|${String(purpose)}` }, { $set: kept }, { upsert: true });
  }
  await collection.deleteOne({ _id: doc._id });
}

function inOthersContacts({ keys, contacts }: PersonScope): object | null {
  const holds = [{ former: { $in: keys } }, { 'history.keys': { $in: keys } }];
  return keys.length === 0 ? null : { _id: { $nin: contacts }, $or: holds };
}

function ofEscalations({ conversations }: PersonScope): object | null {
  if (conversations.length === 0) return null;
  return { $or: [{ conversationId: { $in: conversations } }, { replyTo: { $in: conversations } }] };
}
