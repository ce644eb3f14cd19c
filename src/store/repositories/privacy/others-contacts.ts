import type { ContactChange } from '../../../contract/contact';
import type { PersonScope } from '../../../contract/privacy';
import type { AnyCollection, AnyDoc } from './collections';

/** Another person's contact, in whose history this person was once linked by mistake: those changes go. */
export async function withoutPerson(
  collection: AnyCollection,
  { _id, version, history, former }: AnyDoc,
  { keys }: PersonScope,
): Promise<void> {
  const isOurs = (key: string): boolean => keys.includes(key);
  const kept = (history as ContactChange[]).filter((change) => !change.keys.some(isOurs));
  const left = ((former ?? []) as string[]).filter((key) => !isOurs(key));
  const forgotten =
    left.length > 0
      ? { $set: { history: kept, former: left } }
      : { $set: { history: kept }, $unset: { former: '' as const } };
  // Why the version: a link that is made meanwhile must not be lost; the next step finds it again.
  await collection.updateOne(
    { _id, version },
    { ...forgotten, $set: { ...forgotten.$set, version: Number(version) + 1 } },
  );
}
