import type { Model } from 'mongoose';
import type { Contact, ContactRepository } from '../../contract/contact';
import { isDuplicateKey } from '../duplicate-key';
import type { ContactDoc } from '../models/contact.model';
import { native } from '../native';

const MOST_FOUND = 200;

export function createContactRepository(model: Model<ContactDoc>): ContactRepository {
  const find = async (filter: object, limit: number): Promise<Contact[]> =>
    (await model.find(filter).sort({ _id: 1 }).limit(limit).lean<ContactDoc[]>()).map(toContact);
  return {
    create: (contact) =>
      unlessTaken(async () => {
        await native(model).insertOne(toDoc(contact));
        return true;
      }),
    replace: (contact) =>
      unlessTaken(async () => {
        const { _id, ...rest } = toDoc(contact);
        const result = await native(model).replaceOne({ _id, version: contact.version - 1 }, rest);
        return result.matchedCount === 1;
      }),
    async get(id) {
      const doc = await model.findById(id).lean<ContactDoc>();
      return doc ? toContact(doc) : null;
    },
    holding: (keys) => find({ keys: { $in: keys } }, MOST_FOUND),
    partsOf: (ids) => find({ partOf: { $in: ids } }, MOST_FOUND),
    former: (key, limit) => find({ former: key }, limit),
  };
}

/** Why no empty arrays: a sparse unique index has an entry for an empty array, and two contacts would collide on it. */
function toDoc({ id, ...rest }: Contact): ContactDoc {
  const keys = rest.identities.flatMap(({ key, unionid }) =>
    unionid === undefined ? [key] : [key, `unionid:${unionid}`],
  );
  const former = rest.history.flatMap(({ what, keys: about }) => (what === 'unlink' ? about : []));
  return {
    _id: id,
    ...rest,
    ...(keys.length > 0 ? { keys: [...new Set(keys)] } : {}),
    ...(former.length > 0 ? { former: [...new Set(former)] } : {}),
  };
}

function toContact({ _id, keys: _keys, former: _former, ...rest }: ContactDoc): Contact {
  return { id: _id, ...rest };
}

async function unlessTaken(write: () => Promise<boolean>): Promise<boolean> {
  try {
    return await write();
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
