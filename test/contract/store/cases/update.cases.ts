import { mongo } from 'mongoose';

const { Long } = mongo;

type Doc = mongo.Document;

/** What an update makes of a document (`_id` 1), or the code of its error. */
export type UpdateCase = [
  name: string,
  before: Doc,
  update: Doc | Doc[],
  after: Doc | number,
  options?: { filter?: Doc; arrayFilters?: Doc[]; unchanged?: boolean },
];

const big = Long.fromString('9007199254740993');

/** Update operators with their documented results. */
export const updateCases: readonly UpdateCase[] = [
  ['$set of a field', { a: 1 }, { $set: { a: 2 } }, { a: 2 }],
  ['$set of the same value', { a: 1 }, { $set: { a: 1 } }, { a: 1 }, { unchanged: true }],
  [
    '$set adds fields in the order of their names',
    { z: 1 },
    { $set: { c: 1, a: 2, b: 3 } },
    { z: 1, a: 2, b: 3, c: 1 },
  ],
  [
    '$set orders numeric names by value',
    { z: {} },
    { $set: { 'z.b': 1, 'z.10': 2, 'z.9': 3 } },
    { z: { 9: 3, 10: 2, b: 1 } },
  ],
  ['$set of a nested path', { a: { b: 1 } }, { $set: { 'a.c': 2 } }, { a: { b: 1, c: 2 } }],
  ['$set makes missing parents', {}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
  ['$set in an array', { a: [1, 2, 3] }, { $set: { 'a.1': 9 } }, { a: [1, 9, 3] }],
  ['$set beyond an array', { a: [1] }, { $set: { 'a.3': 9 } }, { a: [1, null, null, 9] }],
  ['$set in a document of an array', { a: [{ b: 1 }] }, { $set: { 'a.0.b': 2 } }, { a: [{ b: 2 }] }],
  ['$set of null', { a: 1 }, { $set: { a: null } }, { a: null }],
  ['$set of a whole document', { a: { b: 1 } }, { $set: { a: { c: 1 } } }, { a: { c: 1 } }],
  ['$set through a scalar', { a: 1 }, { $set: { 'a.b': 1 } }, 28],
  ['$set through null', { a: null }, { $set: { 'a.b': 1 } }, 28],
  ['$set by name in an array', { a: [1] }, { $set: { 'a.b': 1 } }, 28],
  ['$set of _id', { a: 1 }, { $set: { _id: 2 } }, 66],
  ['$set of the same _id', { a: 1 }, { $set: { _id: 1, a: 2 } }, { a: 2 }],
  ['$set of an empty document', { a: 1 }, { $set: {} }, { a: 1 }, { unchanged: true }],
  ['$set of an empty path', { a: 1 }, { $set: { '': 1 } }, 56],
  ['$set of a path with an empty part', { a: 1 }, { $set: { 'a.': 1 } }, 56],
  ['$set with something that is no document', { a: 1 }, { $set: 5 }, 9],
  ['an unknown operator', { a: 1 }, { $foo: { a: 1 } }, 9],
  ['$set of a path twice', { a: 1 }, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
  ['$set of a path and its parent', { a: {} }, { $set: { a: 1, 'a.b': 1 } }, 40],
  [
    '$set of a path and its parent by two operators',
    { a: {} },
    { $unset: { a: 1 }, $set: { 'a.b.c': 1 } },
    40,
  ],
  ['$set of Chinese text', {}, { $set: { 文本: '我的卡丢了' } }, { 文本: '我的卡丢了' }],

  ['$unset', { a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
  ['$unset of a missing field', { b: 2 }, { $unset: { a: 1 } }, { b: 2 }, { unchanged: true }],
  ['$unset of a nested field', { a: { b: 1, c: 2 } }, { $unset: { 'a.b': 1 } }, { a: { c: 2 } }],
  ['$unset in an array leaves null', { a: [1, 2] }, { $unset: { 'a.0': 1 } }, { a: [null, 2] }],
  ['$unset through a scalar', { a: 1 }, { $unset: { 'a.b': 1 } }, { a: 1 }, { unchanged: true }],
  ['$unset of _id', { a: 1 }, { $unset: { _id: 1 } }, 66],

  ['$inc', { n: 1 }, { $inc: { n: 2 } }, { n: 3 }],
  ['$inc of a missing field', {}, { $inc: { n: 2 } }, { n: 2 }],
  ['$inc of a nested missing field', {}, { $inc: { 'a.n': -1 } }, { a: { n: -1 } }],
  ['$inc by a fraction', { n: 1 }, { $inc: { n: 0.5 } }, { n: 1.5 }],
  ['$inc of an int64', { n: big }, { $inc: { n: 1 } }, { n: Long.fromString('9007199254740994') }],
  ['$inc grows int32 to int64', { n: 2147483647 }, { $inc: { n: 1 } }, { n: 2147483648 }],
  ['$inc beyond int64', { n: Long.MAX_VALUE }, { $inc: { n: 1 } }, 2],
  ['$inc of text', { n: 'x' }, { $inc: { n: 1 } }, 14],
  ['$inc of null', { n: null }, { $inc: { n: 1 } }, 14],
  ['$inc by text', { n: 1 }, { $inc: { n: 'x' } }, 14],
  ['$inc in an array', { a: [1, 2] }, { $inc: { 'a.1': 5 } }, { a: [1, 7] }],
  ['$inc by zero', { n: 1 }, { $inc: { n: 0 } }, { n: 1 }, { unchanged: true }],

  ['$mul', { n: 3 }, { $mul: { n: 2 } }, { n: 6 }],
  ['$mul of a missing field', {}, { $mul: { n: 2 } }, { n: 0 }],
  ['$mul by a fraction', { n: 3 }, { $mul: { n: 0.5 } }, { n: 1.5 }],
  ['$mul of text', { n: 'x' }, { $mul: { n: 2 } }, 14],

  ['$min with a lower value', { n: 5 }, { $min: { n: 3 } }, { n: 3 }],
  ['$min with a higher value', { n: 5 }, { $min: { n: 7 } }, { n: 5 }, { unchanged: true }],
  ['$min of a missing field', {}, { $min: { n: 7 } }, { n: 7 }],
  ['$min over types', { n: 'text' }, { $min: { n: 7 } }, { n: 7 }],
  ['$max with a higher value', { n: 5 }, { $max: { n: 7 } }, { n: 7 }],
  ['$max with a lower value', { n: 5 }, { $max: { n: 3 } }, { n: 5 }, { unchanged: true }],
  ['$max of null', { n: null }, { $max: { n: 3 } }, { n: 3 }],
  ['$max of dates', { d: new Date(1) }, { $max: { d: new Date(2) } }, { d: new Date(2) }],

  ['$rename', { a: 1, b: 2 }, { $rename: { a: 'c' } }, { b: 2, c: 1 }],
  ['$rename over an existing field', { a: 1, b: 2 }, { $rename: { a: 'b' } }, { b: 1 }],
  ['$rename into a document', { a: 1 }, { $rename: { a: 'x.y' } }, { x: { y: 1 } }],
  ['$rename of a missing field', { b: 2 }, { $rename: { a: 'c' } }, { b: 2 }, { unchanged: true }],
  ['$rename to itself', { a: 1 }, { $rename: { a: 'a' } }, 2],
  ['$rename to a number', { a: 1 }, { $rename: { a: 1 } }, 2],

  [
    '$setOnInsert does nothing to what exists',
    { a: 1 },
    { $setOnInsert: { a: 2 } },
    { a: 1 },
    { unchanged: true },
  ],

  ['$bit and', { n: 13 }, { $bit: { n: { and: 10 } } }, { n: 8 }],
  ['$bit or', { n: 3 }, { $bit: { n: { or: 5 } } }, { n: 7 }],
  ['$bit xor', { n: 1 }, { $bit: { n: { xor: 5 } } }, { n: 4 }],
  ['$bit of a double', { n: 1.5 }, { $bit: { n: { or: 1 } } }, 2],
];
