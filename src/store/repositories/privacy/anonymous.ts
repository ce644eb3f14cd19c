import { createHash } from 'node:crypto';
import { isDuplicateKey } from '../../duplicate-key';
import type { PersonScope } from '../../../contract/privacy';
import type { AnyCollection, AnyDoc } from './collections';

/**
 * An escalation as a figure: times, queue, channel, moves and score stay; words, names and ids go.
 * Why a copy: its id is made of the conversation's, and an id cannot be changed. The copy's id follows from the old one,
 * so that a crash between the two writes makes no second copy.
 */
export async function anonymous(
  collection: AnyCollection,
  doc: AnyDoc,
  _scope: PersonScope,
  erasureId: string,
): Promise<void> {
  const digest = createHash('sha256')
    .update(`${erasureId}|${String(doc._id)}`)
    .digest('base64url');
  const { replyTo: _replyTo, openFor: _openFor, noticeSince: _noticeSince, ...rest } = doc;
  const copy: AnyDoc = {
    ...rest,
    _id: `erased-${digest.slice(0, 27)}`,
    conversationId: 'erased',
    customer: { id: 'erased', name: '' },
    ...{ summary: '', note: '', callback: null, notices: [], preferred: [], slot: null },
    rating: withoutWords(rest['rating']),
    history: listOf(rest['history']).map((move) => ({ ...move, reason: '' })),
  };
  try {
    await collection.insertOne(copy);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  await collection.deleteOne({ _id: doc._id });
}

function withoutWords(rating: unknown): unknown {
  return typeof rating === 'object' && rating !== null ? { ...rating, reason: '' } : null;
}

function listOf(value: unknown): object[] {
  return Array.isArray(value) ? (value as object[]) : [];
}
