import { mongo } from 'mongoose';
import { describeStores, freshCollection } from './engines';

const { Binary, BSONRegExp, Code, Decimal128, Double, Long, MaxKey, MinKey, ObjectId, Timestamp } = mongo;

describeStores('create, read and delete', (store) => {
  it('answers an insert with the id, made or given', async () => {
    const collection = freshCollection(store());
    const made = await collection.insertOne({ a: 1 });
    expect(made).toEqual({ acknowledged: true, insertedId: expect.any(ObjectId) as unknown });
    await expect(collection.insertOne({ _id: 'x' as never })).resolves.toEqual({
      acknowledged: true,
      insertedId: 'x',
    });
  });

  it('stores _id first', async () => {
    const collection = freshCollection(store());
    await collection.insertOne({ z: 1, _id: 5 as never, a: 2 });
    const found = await collection.findOne();
    expect(Object.keys(found ?? {})).toEqual(['_id', 'z', 'a']);
  });

  it.each([
    ['string', '我的卡丢了 \u{1f600} \0 end'],
    ['int32', 42],
    ['double', 1.5],
    ['negative zero', -0],
    ['date', new Date('2024-02-29T00:00:00.001Z')],
    ['boolean', false],
    ['null', null],
    ['ObjectId', new ObjectId('65e1a2b30000000000000001')],
    ['int64 beyond 2^53', Long.fromString('9223372036854775807')],
    ['Decimal128', Decimal128.fromString('1234567890.12345678901234567890')],
    ['binary', new Binary(Buffer.from([0, 1, 255]))],
    ['UUID', new mongo.UUID('6b1f8c1e-0f5b-4d1c-9e0a-0123456789ab')],
    ['timestamp', new Timestamp({ t: 4294967295, i: 7 })],
    ['regular expression', /a+b/i],
    ['code', new Code('return 1')],
    ['MinKey', new MinKey()],
    ['MaxKey', new MaxKey()],
    ['nested', { a: [1, { b: [null, [2]] }], c: {} }],
    ['array', [1, 'x', null, [], {}]],
    ['empty document', {}],
    ['infinity', Infinity],
  ])('gives back a %s as it was', async (_name, value) => {
    const collection = freshCollection(store());
    await collection.insertOne({ value });
    const found = await collection.findOne();
    expect(found?.['value']).toEqual(value);
  });

  it('gives back an int64 within 2^53 as a number, but keeps it an int64', async () => {
    const collection = freshCollection(store());
    await collection.insertOne({ value: Long.fromNumber(5), d: new Double(5) });
    await expect(collection.findOne({}, { projection: { _id: 0 } })).resolves.toEqual({ value: 5, d: 5 });
    await expect(collection.findOne({}, { promoteLongs: false })).resolves.toMatchObject({
      value: Long.fromNumber(5),
    });
    await expect(
      collection.findOne({ value: { $type: 'long' }, d: { $type: 'double' } }),
    ).resolves.not.toBeNull();
  });

  it('leaves undefined fields out (as the product configures the driver)', async () => {
    const collection = freshCollection(store());
    await collection.insertOne({ a: undefined, b: 1 });
    await expect(collection.findOne({}, { projection: { _id: 0 } })).resolves.toEqual({ b: 1 });
  });

  it.each([
    ['an array', [1]],
    ['a regular expression', new BSONRegExp('a')],
  ])('refuses %s as _id', async (_name, _id) => {
    await expect(freshCollection(store()).insertOne({ _id: _id as never })).rejects.toMatchObject({
      code: 53,
    });
  });

  it('refuses a repeated _id with MongoDB\'s error', async () => {
    const collection = freshCollection(store());
    await collection.insertOne({ _id: 1 as never });
    const error: unknown = await collection.insertOne({ _id: 1 as never }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(mongo.MongoServerError);
    expect(error).toMatchObject({ code: 11000, keyPattern: { _id: 1 }, keyValue: { _id: 1 } });
    expect((error as Error).message).toContain(`E11000 duplicate key error collection: ${collection.namespace} index: _id_ dup key: { _id: 1 }`);
  }); // prettier-ignore

  it('stops an ordered insertMany at the first failure, and goes on when it is unordered', async () => {
    const docs = [{ _id: 1 }, { _id: 1 }, { _id: 2 }] as never[];
    const ordered = freshCollection(store());
    await expect(ordered.insertMany([...docs])).rejects.toMatchObject({ name: 'MongoBulkWriteError', code: 11000, insertedCount: 1 });
    await expect(ordered.countDocuments()).resolves.toBe(1);
    const unordered = freshCollection(store());
    const error: unknown = await unordered.insertMany([...docs], { ordered: false }).catch((e: unknown) => e);
    expect(error).toMatchObject({ insertedCount: 2, writeErrors: [{ index: 1, code: 11000 }] });
    await expect(unordered.countDocuments()).resolves.toBe(2);
  }); // prettier-ignore

  it('gives documents in order of insertion when no order is asked for', async () => {
    const collection = freshCollection(store());
    await collection.insertMany([{ _id: 3 }, { _id: 1 }, { _id: 2 }] as never[]);
    const found = await collection.find().toArray();
    expect(found.map(({ _id }) => _id as unknown)).toEqual([3, 1, 2]);
  });

  it('counts, with skip and limit', async () => {
    const collection = freshCollection(store());
    await collection.insertMany(Array.from({ length: 10 }, (_unused, n) => ({ n })));
    await expect(collection.countDocuments({ n: { $gte: 5 } })).resolves.toBe(5);
    await expect(collection.countDocuments({ n: { $gte: 5 } }, { limit: 2 })).resolves.toBe(2);
    await expect(collection.countDocuments({}, { skip: 7 })).resolves.toBe(3);
    await expect(collection.estimatedDocumentCount()).resolves.toBe(10);
    await expect(freshCollection(store()).countDocuments()).resolves.toBe(0);
  });

  it('lists distinct values, array elements one by one', async () => {
    const collection = freshCollection(store());
    await collection.insertMany([
      { v: 1 },
      { v: [1, 2] },
      { v: null },
      {},
      { v: 'x', n: [{ k: 1 }, { k: 2 }] },
    ]);
    const values = await collection.distinct('v');
    expect(values).toHaveLength(4);
    expect(values).toEqual(expect.arrayContaining([1, 2, null, 'x']));
    await expect(collection.distinct('n.k')).resolves.toEqual([1, 2]);
    await expect(collection.distinct('v', { v: 'x' })).resolves.toEqual(['x']);
  });

  it('deletes one and many', async () => {
    const collection = freshCollection(store());
    await collection.insertMany([{ g: 1 }, { g: 1 }, { g: 1 }, { g: 2 }]);
    await expect(collection.deleteOne({ g: 1 })).resolves.toEqual({ acknowledged: true, deletedCount: 1 });
    await expect(collection.deleteMany({ g: 1 })).resolves.toEqual({ acknowledged: true, deletedCount: 2 });
    await expect(collection.deleteMany({ g: 9 })).resolves.toEqual({ acknowledged: true, deletedCount: 0 });
    await expect(collection.deleteMany({})).resolves.toEqual({ acknowledged: true, deletedCount: 1 });
  });

  it('finds and changes one, before or after, with sort and projection', async () => {
    const collection = freshCollection(store());
    await collection.insertMany([{ _id: 1, n: 5 }, { _id: 2, n: 9 }] as never[]);
    await expect(collection.findOneAndUpdate({}, { $inc: { n: 1 } }, { sort: { n: -1 } })).resolves.toEqual({ _id: 2, n: 9 });
    const options = { sort: { n: 1 }, returnDocument: 'after', projection: { _id: 0 } } as const;
    await expect(collection.findOneAndUpdate({}, { $inc: { n: 1 } }, options)).resolves.toEqual({ n: 6 });
    await expect(collection.findOneAndUpdate({ n: 99 }, { $inc: { n: 1 } })).resolves.toBeNull();
    await expect(collection.findOneAndReplace({ n: 6 }, { m: 1 }, { returnDocument: 'after' })).resolves.toEqual({ _id: 1, m: 1 });
    await expect(collection.findOneAndDelete({ m: 1 })).resolves.toEqual({ _id: 1, m: 1 });
    await expect(collection.findOneAndDelete({ m: 1 })).resolves.toBeNull();
  }); // prettier-ignore

  it('upserts by findOneAndUpdate', async () => {
    const collection = freshCollection(store());
    const before = await collection.findOneAndUpdate({ _id: 1 as never }, { $set: { a: 1 } }, { upsert: true });
    expect(before).toBeNull();
    const after = await collection.findOneAndUpdate({ _id: 2 as never }, { $set: { a: 1 } }, { upsert: true, returnDocument: 'after' });
    expect(after).toEqual({ _id: 2, a: 1 });
    const meta = await collection.findOneAndUpdate({ _id: 3 as never }, { $set: { a: 1 } }, { upsert: true, includeResultMetadata: true });
    expect(meta).toMatchObject({ value: null, ok: 1, lastErrorObject: { n: 1, updatedExisting: false, upserted: 3 } });
  }); // prettier-ignore

  it('writes in bulk, all six models', async () => {
    const collection = freshCollection(store());
    const result = await collection.bulkWrite([
      { insertOne: { document: { _id: 1 as never, g: 1 } } },
      { insertOne: { document: { _id: 2 as never, g: 1 } } },
      { updateOne: { filter: { _id: 1 as never }, update: { $set: { a: 1 } } } },
      { updateMany: { filter: { g: 1 }, update: { $set: { b: 1 } } } },
      { replaceOne: { filter: { _id: 9 as never }, replacement: { g: 2 }, upsert: true } },
      { deleteOne: { filter: { _id: 2 as never } } },
      { deleteMany: { filter: { g: 2 } } },
    ]);
    expect(result).toMatchObject({ insertedCount: 2, matchedCount: 3, modifiedCount: 3, deletedCount: 2, upsertedCount: 1, upsertedIds: { 4: 9 }, insertedIds: { 0: 1, 1: 2 } });
    await expect(collection.find().toArray()).resolves.toEqual([{ _id: 1, g: 1, a: 1, b: 1 }]);
  }); // prettier-ignore

  it('reports what failed in a bulk write, ordered and unordered', async () => {
    const models = [
      { insertOne: { document: { _id: 1 as never } } },
      { insertOne: { document: { _id: 1 as never } } },
      { insertOne: { document: { _id: 2 as never } } },
    ];
    const ordered: unknown = await freshCollection(store()).bulkWrite(models).catch((e: unknown) => e);
    expect(ordered).toBeInstanceOf(mongo.MongoBulkWriteError);
    expect(ordered).toMatchObject({ code: 11000, insertedCount: 1, writeErrors: [{ index: 1 }] });
    const unordered: unknown = await freshCollection(store()).bulkWrite(models, { ordered: false }).catch((e: unknown) => e);
    expect(unordered).toMatchObject({ code: 11000, insertedCount: 2, writeErrors: [{ index: 1 }] });
  }); // prettier-ignore
});

describeStores('cursors', (store) => {
  let collection: mongo.Collection;
  beforeAll(async () => {
    collection = freshCollection(store());
    await collection.insertMany(Array.from({ length: 1000 }, (_unused, n) => ({ n })));
  });

  it('iterates over several batches', async () => {
    let sum = 0;
    for await (const doc of collection.find({}, { batchSize: 7 })) sum += doc['n'] as number;
    expect(sum).toBe(499_500);
  });

  it('gives documents one by one and knows the end', async () => {
    const cursor = collection.find({ n: { $lt: 2 } }).sort({ n: 1 });
    await expect(cursor.hasNext()).resolves.toBe(true);
    await expect(cursor.next()).resolves.toMatchObject({ n: 0 });
    await expect(cursor.next()).resolves.toMatchObject({ n: 1 });
    await expect(cursor.next()).resolves.toBeNull();
    await cursor.close();
  });

  it('closes half-way', async () => {
    const cursor = collection.find({}, { batchSize: 10 });
    await cursor.next();
    await cursor.close();
    expect(cursor.killed).toBe(true);
  });

  it('maps, limits and skips', async () => {
    const cursor = collection.find().sort({ n: 1 }).skip(10).limit(3);
    await expect(cursor.map(({ n }) => n as number).toArray()).resolves.toEqual([10, 11, 12]);
  });

  it('takes a negative limit as a single batch', async () => {
    await expect(collection.find({}, { limit: -5 }).toArray()).resolves.toHaveLength(5);
  });

  it('goes on while documents are deleted under it', async () => {
    const other = freshCollection(store());
    await other.insertMany(Array.from({ length: 300 }, (_unused, n) => ({ n })));
    const cursor = other.find({}, { batchSize: 50 });
    await cursor.next();
    await other.deleteMany({ n: { $gte: 100 } });
    const rest = await cursor.toArray();
    expect(rest.every(({ n }) => (n as number) < 100 || (n as number) < 150)).toBe(true);
    expect(rest.length).toBeGreaterThanOrEqual(99);
  });

  it('pages an aggregation', async () => {
    const rows = await collection.aggregate([{ $match: { n: { $gte: 500 } } }], { batchSize: 33 }).toArray();
    expect(rows).toHaveLength(500);
  });
});
