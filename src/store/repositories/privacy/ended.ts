import type { AnyCollection } from './collections';

/** How many are looked at for one that has ended. */
const LOOKED_AT = 5;

/**
 * Conversations whose customer has not written since, to which nobody has written since, which nothing is still to be
 * sent in, and which the desk is done with.
 */
export async function endedBefore(
  need: (model: string) => AnyCollection,
  at: Date,
  limit: number,
): Promise<string[]> {
  const old = await need('Conversation')
    .find({ updatedAt: { $lt: at } }, { projection: { _id: 1 } })
    .sort({ updatedAt: 1 })
    .limit(limit * LOOKED_AT)
    .toArray();
  const ended: string[] = [];
  for (const { _id } of old) {
    if (ended.length >= limit) break;
    if (await isQuiet(need, String(_id), at)) ended.push(String(_id));
  }
  return ended;
}

async function isQuiet(need: (model: string) => AnyCollection, id: string, at: Date): Promise<boolean> {
  const own = { _id: { $gt: `${id}|`, $lt: `${id}}` } };
  const [last] = await need('Activity').find(own).sort({ _id: -1 }).limit(1).toArray();
  if (last && (last['at'] as Date) >= at) return false;
  if (await need('Activity').findOne({ lane: id })) return false;
  const atDesk = { conversationId: id, state: { $ne: 'closed' } };
  return (await need('Escalation').findOne(atDesk)) === null;
}
