import type { mongo } from 'mongoose';
import { describeStores, freshCollection } from './engines';

const names = (indexes: readonly mongo.Document[]): unknown[] => indexes.map(({ name }) => name as unknown);

describeStores('indexes', (store) => {
  it('makes, lists and drops them', async () => {
    const collection = freshCollection(store());
    await expect(collection.createIndex({ a: 1, b: -1 }, {}, {})).resolves.toBe('a_1_b_-1');
    await expect(collection.createIndexes([{ key: { c: 1 }, name: 'cc', unique: true }, { key: { d: 1 }, sparse: true }])).resolves.toEqual(['cc', 'd_1']);
    const listed = await collection.indexes();
    expect(listed).toEqual([
      expect.objectContaining({ key: { _id: 1 }, name: '_id_' }),
      expect.objectContaining({ key: { a: 1, b: -1 }, name: 'a_1_b_-1' }),
      expect.objectContaining({ key: { c: 1 }, name: 'cc', unique: true }),
      expect.objectContaining({ key: { d: 1 }, name: 'd_1', sparse: true }),
    ]);
    await collection.dropIndex('cc');
    await expect(collection.indexExists('cc')).resolves.toBe(false);
    await collection.dropIndexes();
    expect(names(await collection.indexes())).toEqual(['_id_']);
  }); // prettier-ignore

  it('answers a repeated declaration and refuses a contradicting one', async () => {
    const collection = freshCollection(store());
    await collection.createIndex({ a: 1 }, {}, {});
    await expect(collection.createIndex({ a: 1 }, {}, {})).resolves.toBe('a_1');
    await expect(collection.createIndex({ b: 1 }, { name: 'a_1' }, {})).rejects.toMatchObject({ code: 86 });
    await expect(collection.createIndex({ a: 1 }, { name: 'other' }, {})).rejects.toMatchObject({ code: 85 });
  });

  it('refuses to drop what is not there, and the index on _id', async () => {
    const collection = freshCollection(store());
    await collection.insertOne({ a: 1 });
    await expect(collection.dropIndex('nothing')).rejects.toMatchObject({ code: 27 });
    await expect(collection.dropIndex('_id_')).rejects.toMatchObject({ code: 72 });
    await expect(freshCollection(store()).indexes()).rejects.toMatchObject({ code: 26 });
  });

  it('keeps values unique, on insert, update and upsert', async () => {
    const collection = freshCollection(store());
    await collection.createIndex({ u: 1 }, { unique: true }, {});
    await collection.insertMany([{ _id: 1, u: 'a' }, { _id: 2, u: 'b' }] as never[]);
    const error: unknown = await collection.insertOne({ u: 'a' }).catch((e: unknown) => e);
    expect(error).toMatchObject({ code: 11000, keyPattern: { u: 1 }, keyValue: { u: 'a' } });
    expect((error as Error).message).toContain('index: u_1 dup key: { u: "a" }');
    await expect(collection.updateOne({ _id: 2 as never }, { $set: { u: 'a' } })).rejects.toMatchObject({ code: 11000 });
    await expect(collection.updateOne({ u: 'c' }, { $setOnInsert: { _id: 1 } }, { upsert: true })).rejects.toMatchObject({ code: 11000 });
    await expect(collection.findOneAndUpdate({ _id: 2 as never }, { $set: { u: 'a' } })).rejects.toMatchObject({ code: 11000 });
    await collection.updateOne({ _id: 1 as never }, { $set: { u: 'z' } });
    await expect(collection.updateOne({ _id: 2 as never }, { $set: { u: 'a' } })).resolves.toMatchObject({ modifiedCount: 1 });
    await expect(collection.countDocuments()).resolves.toBe(2);
  }); // prettier-ignore

  it('holds a missing field and null as one value', async () => {
    const collection = freshCollection(store());
    await collection.createIndex({ u: 1 }, { unique: true }, {});
    await collection.insertOne({ x: 1 });
    await expect(collection.insertOne({ u: null })).rejects.toMatchObject({
      code: 11000,
      keyValue: { u: null },
    });
  });

  it('compares numbers by value over types', async () => {
    const collection = freshCollection(store());
    await collection.createIndex({ u: 1 }, { unique: true }, {});
    await collection.insertOne({ u: 1 });
    await expect(
      collection.insertOne({ u: store().mongoose.mongo.Long.fromNumber(1) }),
    ).rejects.toMatchObject({ code: 11000 });
  });

  it('keeps several fields unique together', async () => {
    const collection = freshCollection(store());
    await collection.createIndex({ a: 1, b: 1 }, { unique: true }, {});
    await collection.insertMany([
      { a: 1, b: 1 },
      { a: 1, b: 2 },
      { a: 2, b: 1 },
    ]);
    await expect(collection.insertOne({ a: 1, b: 2 })).rejects.toMatchObject({ keyValue: { a: 1, b: 2 } });
  });

  it('keeps array elements unique over documents, not within one', async () => {
    const collection = freshCollection(store());
    await collection.createIndex({ t: 1 }, { unique: true }, {});
    await collection.insertOne({ t: ['a', 'a', 'b'] });
    await expect(collection.insertOne({ t: ['c', 'b'] })).rejects.toMatchObject({
      code: 11000,
      keyValue: { t: 'b' },
    });
    await expect(collection.insertOne({ t: ['c'] })).resolves.toMatchObject({ acknowledged: true });
  });

  it('leaves documents without the field out of a sparse unique index', async () => {
    const collection = freshCollection(store());
    await collection.createIndex({ u: 1 }, { unique: true, sparse: true }, {});
    await collection.insertMany([{ a: 1 }, { a: 2 }, { u: null }]);
    await expect(collection.insertOne({ u: null })).rejects.toMatchObject({ code: 11000 });
    await expect(collection.find({ u: null }).toArray()).resolves.toHaveLength(3);
    await expect(collection.find().sort({ u: 1 }).toArray()).resolves.toHaveLength(3);
  });

  it('applies a partial unique index where its filter holds', async () => {
    const collection = freshCollection(store());
    await collection.createIndex({ u: 1 }, { unique: true, partialFilterExpression: { open: true } }, {});
    await collection.insertMany([{ u: 1, open: true }, { u: 1, open: false }, { u: 1 }]);
    await expect(collection.insertOne({ u: 1, open: true })).rejects.toMatchObject({ code: 11000 });
    await expect(collection.updateMany({ open: false }, { $set: { open: true } })).rejects.toMatchObject({
      code: 11000,
    });
    await expect(collection.countDocuments({ u: 1 })).resolves.toBe(3);
    await expect(collection.countDocuments({ u: 1, open: true })).resolves.toBe(1);
  });

  it('refuses to make a unique index over repeated values, and leaves none behind', async () => {
    const collection = freshCollection(store());
    await collection.insertMany([{ u: 1 }, { u: 1 }]);
    await expect(collection.createIndex({ u: 1 }, { unique: true }, {})).rejects.toMatchObject({
      code: 11000,
    });
    expect(names(await collection.indexes())).toEqual(['_id_']);
  });

  it('refuses parallel arrays in one index', async () => {
    const collection = freshCollection(store());
    await collection.createIndex({ a: 1, b: 1 }, {}, {});
    await expect(collection.insertOne({ a: [1], b: [2] })).rejects.toMatchObject({ code: 171 });
    await expect(collection.countDocuments()).resolves.toBe(0);
  });

  it('finds the same through compound multikey indexes as without', async () => {
    const collection = freshCollection(store());
    await collection.createIndex({ 'l.a': 1, 'l.b': 1 }, {}, {});
    await collection.insertMany([
      {
        _id: 1,
        l: [
          { a: 1, b: 3 },
          { a: 2, b: 2 },
        ],
      },
      { _id: 2, l: [{ a: 1, b: 2 }] },
      { _id: 3, l: { a: 1, b: 2 } },
    ] as never[]);
    await expect(collection.find({ 'l.a': 1, 'l.b': 2 }).toArray()).resolves.toHaveLength(3);
    await expect(collection.find({ l: { $elemMatch: { a: 1, b: 2 } } }).toArray()).resolves.toHaveLength(1);
    await expect(collection.find({ 'l.a': { $in: [1, 2] } }).toArray()).resolves.toHaveLength(3);
  });

  it('refuses an expiry on two fields', async () => {
    const collection = freshCollection(store());
    await expect(collection.createIndex({ a: 1, b: 1 }, { expireAfterSeconds: 5 }, {})).rejects.toMatchObject(
      { code: 67 },
    );
  });

  it('keeps an index up with changes', async () => {
    const collection = freshCollection(store());
    await collection.createIndex({ s: 1 }, {}, {});
    await collection.insertMany(Array.from({ length: 50 }, (_unused, i) => ({ _id: i as never, s: 'a' })));
    await collection.updateMany({ _id: { $lt: 20 as never } }, { $set: { s: 'b' } });
    await collection.deleteMany({ _id: { $lt: 5 as never } });
    await collection.updateOne({ _id: 10 as never }, { $unset: { s: 1 } });
    await expect(collection.countDocuments({ s: 'b' })).resolves.toBe(14);
    await expect(collection.countDocuments({ s: 'a' })).resolves.toBe(30);
    await expect(collection.countDocuments({ s: null })).resolves.toBe(1);
  });

  it('drops and lists collections', async () => {
    const collection = freshCollection(store());
    const { db } = store();
    await db.createCollection(collection.collectionName);
    await expect(db.createCollection(collection.collectionName)).resolves.toMatchObject({ collectionName: collection.collectionName });
    await expect(db.listCollections({ name: collection.collectionName }).toArray()).resolves.toMatchObject([{ name: collection.collectionName, type: 'collection' }]);
    await expect(collection.drop()).resolves.toBe(true);
    await expect(db.listCollections({ name: collection.collectionName }).toArray()).resolves.toEqual([]);
  }); // prettier-ignore
});
