import { mongo } from 'mongoose';
import type { UpdateCase } from './update.cases';

const { Double } = mongo;

/** Updates of arrays, by operators, by position and by pipelines, with their documented results. */
export const arrayUpdateCases: readonly UpdateCase[] = [
  ['$push', { a: [1] }, { $push: { a: 2 } }, { a: [1, 2] }],
  ['$push makes a missing array', {}, { $push: { a: 2 } }, { a: [2] }],
  ['$push of an array', { a: [1] }, { $push: { a: [2, 3] } }, { a: [1, [2, 3]] }],
  ['$push with $each', { a: [1] }, { $push: { a: { $each: [2, 3] } } }, { a: [1, 2, 3] }],
  ['$push with $position', { a: [1, 2] }, { $push: { a: { $each: [9], $position: 1 } } }, { a: [1, 9, 2] }],
  [
    '$push with a negative $position',
    { a: [1, 2] },
    { $push: { a: { $each: [9], $position: -1 } } },
    { a: [1, 9, 2] },
  ],
  ['$push with $slice', { a: [1, 2] }, { $push: { a: { $each: [3], $slice: 2 } } }, { a: [1, 2] }],
  [
    '$push with a negative $slice',
    { a: [1, 2] },
    { $push: { a: { $each: [3], $slice: -2 } } },
    { a: [2, 3] },
  ],
  ['$push with $slice 0', { a: [1, 2] }, { $push: { a: { $each: [3], $slice: 0 } } }, { a: [] }],
  ['$push with $sort', { a: [3, 1] }, { $push: { a: { $each: [2], $sort: 1 } } }, { a: [1, 2, 3] }],
  [
    '$push with $sort descending',
    { a: [3, 1] },
    { $push: { a: { $each: [2], $sort: -1 } } },
    { a: [3, 2, 1] },
  ],
  [
    '$push with $sort of documents and $slice',
    { a: [{ s: 5 }, { s: 1 }] },
    { $push: { a: { $each: [{ s: 3 }], $sort: { s: -1 }, $slice: 2 } } },
    { a: [{ s: 5 }, { s: 3 }] },
  ],
  ['$push to something that is no array', { a: 1 }, { $push: { a: 2 } }, 2],
  ['$push with $each that is no array', { a: [] }, { $push: { a: { $each: 1 } } }, 2],
  ['$push with an unknown clause', { a: [] }, { $push: { a: { $each: [1], $foo: 1 } } }, 2],

  ['$addToSet', { a: [1] }, { $addToSet: { a: 2 } }, { a: [1, 2] }],
  ['$addToSet of a known value', { a: [1] }, { $addToSet: { a: 1 } }, { a: [1] }, { unchanged: true }],
  [
    '$addToSet of an equal double',
    { a: [1] },
    { $addToSet: { a: new Double(1) } },
    { a: [1] },
    { unchanged: true },
  ],
  ['$addToSet with $each', { a: [1] }, { $addToSet: { a: { $each: [1, 2, 2, 3] } } }, { a: [1, 2, 3] }],
  ['$addToSet makes a missing array', {}, { $addToSet: { a: { $each: [1, 1] } } }, { a: [1] }],
  [
    '$addToSet of documents looks at key order',
    { a: [{ x: 1, y: 2 }] },
    { $addToSet: { a: { y: 2, x: 1 } } },
    {
      a: [
        { x: 1, y: 2 },
        { y: 2, x: 1 },
      ],
    },
  ],
  ['$addToSet to something that is no array', { a: 1 }, { $addToSet: { a: 2 } }, 2],

  ['$pull of a value', { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
  ['$pull by a condition', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
  ['$pull with $in', { a: ['x', 'y', 'z'] }, { $pull: { a: { $in: ['x', 'z'] } } }, { a: ['y'] }],
  ['$pull of documents', { a: [{ k: 1, v: 2 }, { k: 2 }] }, { $pull: { a: { k: 1 } } }, { a: [{ k: 2 }] }],
  [
    '$pull of documents by a condition',
    { a: [{ k: 1 }, { k: 5 }] },
    { $pull: { a: { k: { $gt: 3 } } } },
    { a: [{ k: 1 }] },
  ],
  ['$pull by a regular expression', { a: ['ax', 'b'] }, { $pull: { a: /^a/ } }, { a: ['b'] }],
  ['$pull of nothing', { a: [1] }, { $pull: { a: 2 } }, { a: [1] }, { unchanged: true }],
  ['$pull of a missing field', {}, { $pull: { a: 2 } }, {}, { unchanged: true }],
  ['$pull from something that is no array', { a: 1 }, { $pull: { a: 1 } }, 2],
  ['$pullAll', { a: [1, 2, 3, 1] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
  ['$pullAll without an array', { a: [1] }, { $pullAll: { a: 1 } }, 2],
  ['$pop of the last', { a: [1, 2] }, { $pop: { a: 1 } }, { a: [1] }],
  ['$pop of the first', { a: [1, 2] }, { $pop: { a: -1 } }, { a: [2] }],
  ['$pop of an empty array', { a: [] }, { $pop: { a: 1 } }, { a: [] }, { unchanged: true }],
  ['$pop by another number', { a: [1] }, { $pop: { a: 2 } }, 9],
  ['$pop from something that is no array', { a: 'x' }, { $pop: { a: 1 } }, 14],

  [
    '$ sets the element that matched',
    { a: [1, 2, 3] },
    { $set: { 'a.$': 9 } },
    { a: [1, 9, 3] },
    { filter: { a: 2 } },
  ],
  [
    '$ in documents',
    {
      a: [
        { k: 1, v: 0 },
        { k: 2, v: 0 },
      ],
    },
    { $inc: { 'a.$.v': 5 } },
    {
      a: [
        { k: 1, v: 0 },
        { k: 2, v: 5 },
      ],
    },
    { filter: { 'a.k': 2 } },
  ],
  [
    '$ with $elemMatch',
    {
      a: [
        { k: 1, v: 0 },
        { k: 1, v: 3 },
      ],
    },
    { $set: { 'a.$.v': 9 } },
    {
      a: [
        { k: 1, v: 0 },
        { k: 1, v: 9 },
      ],
    },
    { filter: { a: { $elemMatch: { k: 1, v: 3 } } } },
  ],
  [
    '$ with a comparison',
    { a: [1, 5, 9] },
    { $set: { 'a.$': 0 } },
    { a: [1, 0, 9] },
    { filter: { a: { $gt: 3 } } },
  ],
  ['$ without a condition on the array', { a: [1] }, { $set: { 'a.$': 0 } }, 2],
  ['$[] changes every element', { a: [1, 2] }, { $inc: { 'a.$[]': 10 } }, { a: [11, 12] }],
  ['$[] in documents', { a: [{ v: 1 }, { v: 2 }] }, { $set: { 'a.$[].v': 0 } }, { a: [{ v: 0 }, { v: 0 }] }],
  ['$[] of something that is no array', { a: 1 }, { $inc: { 'a.$[]': 10 } }, 2],
  ['$[] of a missing array', {}, { $inc: { 'a.$[]': 10 } }, 2],
  [
    '$[x] changes what its filter accepts',
    { a: [1, 5, 9] },
    { $set: { 'a.$[x]': 0 } },
    { a: [1, 0, 0] },
    { arrayFilters: [{ x: { $gte: 5 } }] },
  ],
  [
    '$[x] in documents',
    {
      a: [
        { k: 1, v: 1 },
        { k: 2, v: 1 },
      ],
    },
    { $inc: { 'a.$[e].v': 1 } },
    {
      a: [
        { k: 1, v: 1 },
        { k: 2, v: 2 },
      ],
    },
    { arrayFilters: [{ 'e.k': 2 }] },
  ],
  [
    '$[x] in nested arrays',
    { a: [{ b: [1, 2] }, { b: [2] }] },
    { $set: { 'a.$[].b.$[y]': 0 } },
    { a: [{ b: [1, 0] }, { b: [0] }] },
    { arrayFilters: [{ y: 2 }] },
  ],
  ['$[x] without a filter', { a: [1] }, { $set: { 'a.$[x]': 0 } }, 2],
  ['a filter that is not used', { a: [1] }, { $set: { a: 0 } }, 9, { arrayFilters: [{ x: 1 }] }],

  ['a pipeline with $set', { a: 1, b: 2 }, [{ $set: { c: { $add: ['$a', '$b'] } } }], { a: 1, b: 2, c: 3 }],
  ['a pipeline with $unset', { a: 1, b: 2 }, [{ $unset: 'a' }], { b: 2 }],
  ['a pipeline of two stages', { a: 1 }, [{ $set: { b: '$a' } }, { $project: { b: 1 } }], { b: 1 }],
  ['a pipeline with $replaceWith', { a: { x: 1 } }, [{ $replaceWith: '$a' }], { x: 1 }],
  ['a pipeline that changes _id', { a: 1 }, [{ $set: { _id: 2 } }], 66],
];
