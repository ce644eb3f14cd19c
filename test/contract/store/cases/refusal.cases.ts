import type { mongo } from 'mongoose';

type Attempt = (target: mongo.Collection) => unknown;

const collation = { locale: 'en' };

/** Features that the embedded store refuses, with what its message must name. */
export const refusals: readonly (readonly [feature: string, attempt: Attempt])[] = [
  ['$where', (t) => t.find({ $where: 'true' }).toArray()],
  ['$text', (t) => t.find({ $text: { $search: 'x' } }).toArray()],
  ['$jsonSchema', (t) => t.find({ $jsonSchema: {} }).toArray()],
  ['$near', (t) => t.find({ a: { $near: [1, 2] } }).toArray()],
  ['$geoWithin', (t) => t.find({ $or: [{ a: { $geoWithin: {} } }] } as never).toArray()],
  ['$bitsAllSet', (t) => t.find({ a: { $bitsAllSet: 1 } }).toArray()],
  ['$bitsAllSet', (t) => t.find({ a: { $not: { $bitsAllSet: 1 } } }).toArray()],
  ['$where', (t) => t.find({ $and: [{ $nor: [{ $where: 'true' }] }] }).toArray()],
  ['regular expression', (t) => t.find({ a: { $regex: '[[:alpha:]]' } }).toArray()],
  ['regular expression', (t) => t.find({ a: { $regex: '\\Aa' } }).toArray()],
  ['regular expression option', (t) => t.find({ a: { $regex: 'a', $options: 'x' } }).toArray()],
  ['collation', (t) => t.find({}, { collation }).toArray()],
  ['collation', (t) => t.updateOne({}, { $set: { a: 2 } }, { collation })],
  ['collation', (t) => t.deleteMany({}, { collation })],
  ['let', (t) => t.find({}, { let: { x: 1 } }).toArray()],
  ['let', (t) => t.updateOne({}, { $set: { a: 2 } }, { let: { x: 1 } })],
  ['min', (t) => t.find({}, { min: { a: 1 }, hint: { _id: 1 } }).toArray()],
  ['returnKey', (t) => t.find({}, { returnKey: true }).toArray()],
  ['tailable', (t) => t.find({}, { tailable: true }).toArray()],
  ['$natural', (t) => t.find().sort({ $natural: -1 }).toArray()],
  ['positional projection', (t) => t.find({ l: 1 }, { projection: { 'l.$': 1 } }).toArray()],
  ['$meta', (t) => t.find({}, { projection: { s: { $meta: 'textScore' } } }).toArray()],
  ['$out', (t) => t.aggregate([{ $out: 'x' }]).toArray()],
  ['$merge', (t) => t.aggregate([{ $merge: 'x' }]).toArray()],
  ['$graphLookup', (t) => t.aggregate([{ $graphLookup: {} }]).toArray()],
  ['$sample', (t) => t.aggregate([{ $sample: { size: 1 } }]).toArray()],
  ['$setWindowFields', (t) => t.aggregate([{ $facet: { x: [{ $setWindowFields: {} }] } }]).toArray()],
  [
    '$lookup with let or pipeline',
    (t) => t.aggregate([{ $lookup: { from: 'x', as: 'y', pipeline: [] } }]).toArray(),
  ],
  ['$function', (t) => t.aggregate([{ $project: { x: { $function: {} } } }]).toArray()],
  ['$rand', (t) => t.find({ $expr: { $gt: [{ $rand: {} }, 1] } }).toArray()],
  ['$stdDevPop', (t) => t.aggregate([{ $group: { _id: 1, x: { $stdDevPop: '$a' } } }]).toArray()],
  ['$rand', (t) => t.updateOne({}, [{ $set: { a: { $cond: [true, { $rand: {} }, 1] } } }])],
  [
    '$ when conditions',
    (t) => t.updateOne({ l: { $gt: 0 }, 'l.1': 2, $and: [{ l: 2 }] }, { $set: { 'l.$': 9 } }),
  ],
  ['$ without a condition', (t) => t.updateOne({ m: 2 }, { $set: { 'l.$': 9 } })],
  ['text indexes', (t) => t.createIndex({ a: 'text' }, {}, {})],
  ['hashed indexes', (t) => t.createIndex({ a: 'hashed' }, {}, {})],
  ['2dsphere indexes', (t) => t.createIndex({ a: '2dsphere' }, {}, {})],
  ['collation', (t) => t.createIndex({ a: 1 }, { collation }, {})],
  ['hidden', (t) => t.createIndex({ a: 1 }, { hidden: true }, {})],
  ['$**', (t) => t.createIndex({ 'a.$**': 1 }, {}, {})],
  ['array position', (t) => t.createIndex({ 'l.0': 1 }, {}, {})],
  ['write concern', (t) => t.insertOne({ b: 1 }, { writeConcern: { w: 3 } })],
  ['snapshot', (t) => t.find({}, { readConcern: { level: 'snapshot' } }).toArray()],
  ['renameCollection', (t) => t.rename('other')],
  [
    'change streams',
    (t) => (t as unknown as { conn: { watch: () => { next: () => unknown } } }).conn.watch().next(),
  ],
  ['collStats', (t) => t.aggregate([{ $collStats: {} }]).toArray()],
  ['collation', (t) => t.bulkWrite([{ updateOne: { filter: {}, update: { $set: { a: 2 } }, collation } }])],
  [
    '$where',
    (t) =>
      t.bulkWrite([
        { updateOne: { filter: {}, update: { $set: { a: 2 } } } },
        { updateOne: { filter: { $where: 'true' }, update: { $set: { a: 2 } } } },
      ]),
  ],
  ['createSearchIndexes', (t) => t.createSearchIndex({ definition: {} })],
];
