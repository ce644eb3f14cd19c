import type { mongo } from 'mongoose';

type Doc = mongo.Document;

/** The documents that the pipelines read. */
export const sales: readonly Doc[] = [
  { _id: 1, item: 'a', qty: 2, price: 10, tags: ['x', 'y'], at: new Date('2024-01-01') },
  { _id: 2, item: 'b', qty: 1, price: 20, tags: ['y'], at: new Date('2024-01-02') },
  { _id: 3, item: 'a', qty: 5, price: 10, tags: [], at: new Date('2024-01-03') },
  { _id: 4, item: 'c', qty: 4, at: new Date('2024-01-04') },
  { _id: 5, item: null, qty: 3, price: 5, tags: ['x'] },
];

/** Pipelines with their documented results, in order. */
export const pipelineCases: readonly (readonly [name: string, pipeline: Doc[], result: Doc[]])[] = [
  [
    '$match and $sort',
    [{ $match: { qty: { $gte: 3 } } }, { $sort: { qty: -1 } }, { $project: { qty: 1 } }],
    [
      { _id: 3, qty: 5 },
      { _id: 4, qty: 4 },
      { _id: 5, qty: 3 },
    ],
  ],
  [
    '$skip and $limit',
    [{ $sort: { _id: 1 } }, { $skip: 1 }, { $limit: 2 }, { $project: { _id: 1 } }],
    [{ _id: 2 }, { _id: 3 }],
  ],
  [
    '$limit before $skip',
    [{ $sort: { _id: 1 } }, { $limit: 3 }, { $skip: 2 }, { $project: { _id: 1 } }],
    [{ _id: 3 }],
  ],
  ['$count', [{ $match: { item: 'a' } }, { $count: 'n' }], [{ n: 2 }]],
  ['$count of nothing', [{ $match: { item: 'zzz' } }, { $count: 'n' }], []],
  [
    '$group with sums',
    [
      { $group: { _id: '$item', total: { $sum: '$qty' }, n: { $sum: 1 }, avg: { $avg: '$price' } } },
      { $sort: { _id: 1 } },
    ],
    [
      { _id: null, total: 3, n: 1, avg: 5 },
      { _id: 'a', total: 7, n: 2, avg: 10 },
      { _id: 'b', total: 1, n: 1, avg: 20 },
      { _id: 'c', total: 4, n: 1, avg: null },
    ],
  ],
  [
    '$group of everything',
    [{ $group: { _id: null, min: { $min: '$qty' }, max: { $max: '$qty' }, n: { $count: {} } } }],
    [{ _id: null, min: 1, max: 5, n: 5 }],
  ],
  [
    '$group with first, last and push',
    [
      { $sort: { _id: 1 } },
      { $group: { _id: '$item', f: { $first: '$_id' }, l: { $last: '$_id' }, p: { $push: '$qty' } } },
      { $match: { _id: 'a' } },
    ],
    [{ _id: 'a', f: 1, l: 3, p: [2, 5] }],
  ],
  [
    '$group by a document',
    [
      { $group: { _id: { i: '$item', big: { $gt: ['$qty', 3] } }, n: { $sum: 1 } } },
      { $match: { '_id.i': 'a' } },
      { $sort: { '_id.big': 1 } },
    ],
    [
      { _id: { i: 'a', big: false }, n: 1 },
      { _id: { i: 'a', big: true }, n: 1 },
    ],
  ],
  [
    '$group with $addToSet',
    [{ $match: { item: 'a' } }, { $group: { _id: 1, s: { $addToSet: '$price' } } }],
    [{ _id: 1, s: [10] }],
  ],
  [
    '$unwind',
    [{ $unwind: '$tags' }, { $sort: { _id: 1, tags: 1 } }, { $project: { tags: 1 } }],
    [
      { _id: 1, tags: 'x' },
      { _id: 1, tags: 'y' },
      { _id: 2, tags: 'y' },
      { _id: 5, tags: 'x' },
    ],
  ],
  [
    '$unwind that keeps empty ones',
    [
      { $match: { _id: { $in: [1, 3, 4] } } },
      { $unwind: { path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'at' } },
      { $sort: { _id: 1, at: 1 } },
      { $project: { tags: 1, at: 1 } },
    ],
    [
      { _id: 1, tags: 'x', at: 0 },
      { _id: 1, tags: 'y', at: 1 },
      { _id: 3, at: null },
      { _id: 4, at: null },
    ],
  ],
  [
    '$project that computes',
    [{ $match: { _id: 1 } }, { $project: { _id: 0, sum: { $multiply: ['$qty', '$price'] }, item: 1 } }],
    [{ item: 'a', sum: 20 }],
  ],
  [
    '$project that leaves out',
    [{ $match: { _id: 2 } }, { $project: { tags: 0, at: 0 } }],
    [{ _id: 2, item: 'b', qty: 1, price: 20 }],
  ],
  [
    '$addFields',
    [{ $match: { _id: 2 } }, { $addFields: { 'x.y': '$qty', price: 1 } }, { $project: { x: 1, price: 1 } }],
    [{ _id: 2, price: 1, x: { y: 1 } }],
  ],
  [
    '$set and $unset',
    [{ $match: { _id: 2 } }, { $set: { n: { $add: ['$qty', 1] } } }, { $unset: ['tags', 'at', 'item'] }],
    [{ _id: 2, qty: 1, price: 20, n: 2 }],
  ],
  [
    '$replaceRoot',
    [{ $match: { _id: 1 } }, { $replaceRoot: { newRoot: { i: '$item', t: '$tags' } } }],
    [{ i: 'a', t: ['x', 'y'] }],
  ],
  [
    '$sortByCount',
    [{ $match: { item: { $in: ['a', 'b'] } } }, { $sortByCount: '$item' }],
    [
      { _id: 'a', count: 2 },
      { _id: 'b', count: 1 },
    ],
  ],
  [
    '$bucket',
    [{ $bucket: { groupBy: '$qty', boundaries: [0, 3, 5], default: 'more' } }],
    [
      { _id: 0, count: 2 },
      { _id: 3, count: 2 },
      { _id: 'more', count: 1 },
    ],
  ],
  [
    '$facet',
    [
      {
        $facet: {
          n: [{ $count: 'n' }],
          top: [{ $sort: { qty: -1 } }, { $limit: 1 }, { $project: { _id: 1 } }],
        },
      },
    ],
    [{ n: [{ n: 5 }], top: [{ _id: 3 }] }],
  ],
  [
    'a match after a group',
    [{ $group: { _id: '$item', n: { $sum: 1 } } }, { $match: { n: { $gt: 1 } } }],
    [{ _id: 'a', n: 2 }],
  ],
  [
    'two matches',
    [{ $match: { item: 'a' } }, { $match: { qty: 5 } }, { $project: { _id: 1 } }],
    [{ _id: 3 }],
  ],
];

/** Projections of `find` with what they show of a document. */
export const projectionCases: readonly (readonly [name: string, doc: Doc, projection: Doc, shown: Doc])[] = [
  ['fields', { a: 1, b: 2, c: 3 }, { a: 1, c: 1 }, { _id: 1, a: 1, c: 3 }],
  ['fields without _id', { a: 1, b: 2 }, { a: 1, _id: 0 }, { a: 1 }],
  ['exclusion', { a: 1, b: 2 }, { b: 0 }, { _id: 1, a: 1 }],
  ['only _id left out', { a: 1 }, { _id: 0 }, { a: 1 }],
  ['only _id', { a: 1 }, { _id: 1 }, { _id: 1 }],
  ['nested fields', { a: { b: 1, c: 2 }, d: 3 }, { 'a.b': 1 }, { _id: 1, a: { b: 1 } }],
  ['a nested document', { a: { b: 1, c: 2 }, d: 3 }, { a: { c: 1 } }, { _id: 1, a: { c: 2 } }],
  ['nested exclusion', { a: { b: 1, c: 2 } }, { 'a.b': 0 }, { _id: 1, a: { c: 2 } }],
  ['in arrays', { a: [{ b: 1, c: 2 }, 5, { c: 3 }] }, { 'a.b': 1 }, { _id: 1, a: [{ b: 1 }, {}] }],
  ['exclusion in arrays', { a: [{ b: 1, c: 2 }, 5] }, { 'a.b': 0 }, { _id: 1, a: [{ c: 2 }, 5] }],
  ['a missing field', { a: 1 }, { b: 1 }, { _id: 1 }],
  ['below a scalar', { a: 1 }, { 'a.b': 1 }, { _id: 1 }],
  ['$slice', { a: [1, 2, 3], b: 1 }, { a: { $slice: 2 } }, { _id: 1, a: [1, 2], b: 1 }],
  ['$slice from the end', { a: [1, 2, 3] }, { a: { $slice: -1 } }, { _id: 1, a: [3] }],
  ['$slice with skip', { a: [1, 2, 3, 4] }, { a: { $slice: [1, 2] } }, { _id: 1, a: [2, 3] }],
  ['$slice with a field', { a: [1, 2, 3], b: 1, c: 2 }, { b: 1, a: { $slice: 1 } }, { _id: 1, a: [1], b: 1 }],
  [
    '$elemMatch',
    { a: [{ k: 1 }, { k: 2, v: 3 }, { k: 2 }] },
    { a: { $elemMatch: { k: 2 } } },
    { _id: 1, a: [{ k: 2, v: 3 }] },
  ],
  ['$elemMatch without a match', { a: [{ k: 1 }] }, { a: { $elemMatch: { k: 2 } } }, { _id: 1 }],
  ['an expression', { a: 1, b: 2 }, { sum: { $add: ['$a', '$b'] } }, { _id: 1, sum: 3 }],
  ['the value of another field', { a: 1, b: 2 }, { x: '$a' }, { _id: 1, x: 1 }],
  ['nothing', { a: 1 }, {}, { _id: 1, a: 1 }],
];
