import type { Connection, mongo } from 'mongoose';

/** A document of whichever collection, as it lies there. */
export interface AnyDoc {
  _id: string | number;
  [field: string]: unknown;
}
export type AnyCollection = mongo.Collection<AnyDoc>;

/** The collection of a model; null where the engine has no such model. */
export function collectionOf(connection: Connection, model: string): AnyCollection | null {
  if (!connection.modelNames().includes(model)) return null;
  return connection.model(model).collection as unknown as AnyCollection;
}

/** Documents whose id begins with one of these conversations' ids and `|`; `}` is the next character. */
export function idsOfConversations(conversations: string[]): object {
  return { $or: conversations.map((id) => ({ _id: { $gt: `${id}|`, $lt: `${id}}` } })) };
}

/** Deletes what is found, at most `limit`; gives how many. */
export async function removeSome(collection: AnyCollection, filter: object, limit: number): Promise<number> {
  const found = await collection
    .find(filter, { projection: { _id: 1 } })
    .limit(limit)
    .toArray();
  if (found.length === 0) return 0;
  return (await collection.deleteMany({ _id: { $in: found.map(({ _id }) => _id) } })).deletedCount;
}
