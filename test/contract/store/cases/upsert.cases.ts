import type { mongo } from 'mongoose';

type Doc = mongo.Document;

/** What an upsert inserts when nothing matches; `_id` is left out where it is made. */
export const upsertCases: readonly (readonly [
  name: string,
  filter: Doc,
  update: Doc | Doc[],
  inserted: Doc | number,
])[] = [
  ['equality and $set', { a: 1 }, { $set: { b: 2 } }, { a: 1, b: 2 }],
  ['$eq', { a: { $eq: 1 } }, { $set: { b: 2 } }, { a: 1, b: 2 }],
  ['a comparison is not copied', { a: { $gt: 1 } }, { $set: { b: 2 } }, { b: 2 }],
  ['$and', { $and: [{ a: 1 }, { c: 3 }] }, { $set: { b: 2 } }, { a: 1, c: 3, b: 2 }],
  ['$or of two is not copied', { $or: [{ a: 1 }, { a: 2 }] }, { $set: { b: 2 } }, { b: 2 }],
  ['a nested path', { 'a.b': 1 }, { $set: { 'a.c': 2 } }, { a: { b: 1, c: 2 } }],
  ['$setOnInsert', { a: 1 }, { $set: { b: 2 }, $setOnInsert: { c: 3 } }, { a: 1, b: 2, c: 3 }],
  ['$inc', { a: 1 }, { $inc: { n: 5 } }, { a: 1, n: 5 }],
  ['$inc of a copied value', { n: 1 }, { $inc: { n: 5 } }, { n: 6 }],
  ['$push', { a: 1 }, { $push: { l: 5 } }, { a: 1, l: [5] }],
  ['$unset', { a: 1 }, { $unset: { a: 1 } }, {}],
  ['_id from the filter', { _id: 7 }, { $set: { b: 2 } }, { _id: 7, b: 2 }],
  ['_id from $setOnInsert', { a: 1 }, { $setOnInsert: { _id: 8 } }, { _id: 8, a: 1 }],
  ['two values for one path', { $and: [{ a: 1 }, { a: 2 }] }, { $set: { b: 1 } }, 54],
  ['another _id than the filter says', { _id: 7 }, { $set: { _id: 8 } }, 66],
  ['a pipeline', { a: 1 }, [{ $set: { b: { $add: ['$a', 1] } } }], { a: 1, b: 2 }],
  ['an array as a value', { a: [1, 2] }, { $set: { b: 1 } }, { a: [1, 2], b: 1 }],
];
