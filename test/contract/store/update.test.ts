import { mongo } from 'mongoose';
import { arrayUpdateCases } from './cases/update-arrays.cases';
import { updateCases } from './cases/update.cases';
import { upsertCases } from './cases/upsert.cases';
import { describeStores, freshCollection } from './engines';

const { ObjectId } = mongo;

const allCases = [...updateCases, ...arrayUpdateCases];

describeStores('update', (store) => {
  it.each(allCases)('%s', async (_name, before, update, after, options = {}) => {
    const collection = freshCollection(store());
    await collection.insertOne({ _id: 1 as never, ...before });
    const { arrayFilters, filter = {}, unchanged = false } = options;
    const run = collection.updateOne(
      { _id: 1 as never, ...filter },
      update,
      arrayFilters ? { arrayFilters } : {},
    );
    const result = await run.catch((error: unknown) => error);
    const [stored] = await collection.find({}).toArray();
    expect(result).toMatchObject(typeof after === 'number' ? { code: after } : { matchedCount: 1, modifiedCount: unchanged ? 0 : 1 }); // prettier-ignore
    const expected = { _id: 1, ...(typeof after === 'number' ? before : after) };
    expect(stored).toEqual(expected);
    expect(Object.keys(stored ?? {})).toEqual(Object.keys(expected));
  });

  it.each(allCases)('findOneAndUpdate: %s', async (_name, before, update, after, options = {}) => {
    const collection = freshCollection(store());
    await collection.insertOne({ _id: 1 as never, ...before });
    const { arrayFilters, filter = {} } = options;
    const run = collection.findOneAndUpdate({ _id: 1 as never, ...filter }, update, {
      ...(arrayFilters ? { arrayFilters } : {}),
      returnDocument: 'after',
    });
    const result: unknown = await run.catch((error: unknown) => error);
    const failed = typeof after === 'number';
    expect(failed ? (result as { code: number }).code : result).toEqual(
      failed ? after : { _id: 1, ...after },
    );
  });

  it.each(upsertCases)('upsert: %s', async (_name, filter, update, inserted) => {
    const collection = freshCollection(store());
    const result = await collection
      .updateOne(filter, update, { upsert: true })
      .catch((error: unknown) => error);
    const [stored] = await collection.find({}).toArray();
    const failed = typeof inserted === 'number';
    const expected = failed ? undefined : { _id: stored?._id, ...inserted };
    expect(stored).toEqual(expected);
    expect(result).toMatchObject(failed ? { code: inserted } : { matchedCount: 0, modifiedCount: 0, upsertedCount: 1, upsertedId: stored?._id }); // prettier-ignore
  });

  it('makes an ObjectId for an upsert without _id', async () => {
    const collection = freshCollection(store());
    const { upsertedId } = await collection.updateOne({ a: 1 }, { $set: { b: 1 } }, { upsert: true });
    expect(upsertedId).toBeInstanceOf(ObjectId);
  });

  it('sets dates and timestamps with $currentDate', async () => {
    const collection = freshCollection(store());
    await collection.insertOne({ _id: 1 as never });
    await collection.updateOne(
      {},
      { $currentDate: { a: true, b: { $type: 'timestamp' }, c: { $type: 'date' } } as never },
    );
    const found = await collection.findOne();
    expect(found?.['a']).toBeInstanceOf(Date);
    expect(found?.['b']).toBeInstanceOf(mongo.Timestamp);
    expect(found?.['c']).toBeInstanceOf(Date);
  });

  it('updates many and counts matched and modified apart', async () => {
    const collection = freshCollection(store());
    await collection.insertMany([{ g: 1, v: 1 }, { g: 1, v: 2 }, { g: 2, v: 1 }]);
    await expect(collection.updateMany({ g: 1 }, { $set: { v: 2 } })).resolves.toMatchObject({ matchedCount: 2, modifiedCount: 1 });
  }); // prettier-ignore

  it('does not meet a document again that it moved in the index it reads', async () => {
    const collection = freshCollection(store());
    await collection.createIndex({ n: 1 }, {}, {});
    await collection.insertMany(Array.from({ length: 600 }, (_unused, n) => ({ n })));
    await expect(collection.updateMany({ n: { $gte: 0 } }, { $inc: { n: 1000 } })).resolves.toMatchObject({ modifiedCount: 600 });
    await expect(collection.countDocuments({ n: { $gte: 2000 } })).resolves.toBe(0);
  }); // prettier-ignore

  it('replaces a document and keeps its _id', async () => {
    const collection = freshCollection(store());
    await collection.insertOne({ _id: 1 as never, a: 1, b: 2 });
    await expect(collection.replaceOne({ a: 1 }, { c: 3 })).resolves.toMatchObject({
      matchedCount: 1,
      modifiedCount: 1,
    });
    await expect(collection.find().toArray()).resolves.toEqual([{ _id: 1, c: 3 }]);
    await expect(collection.replaceOne({}, { _id: 2 as never })).rejects.toMatchObject({ code: 66 });
  });

  it('upserts a replacement with the _id of the filter', async () => {
    const collection = freshCollection(store());
    await expect(collection.replaceOne({ _id: 5 as never, x: 1 }, { c: 3 }, { upsert: true })).resolves.toMatchObject({ upsertedId: 5 }); // prettier-ignore
    await expect(collection.find().toArray()).resolves.toEqual([{ _id: 5, c: 3 }]);
  });

  it('refuses an update without operators and a replacement with them', async () => {
    const collection = freshCollection(store());
    await expect(collection.updateOne({}, { a: 1 })).rejects.toThrow(
      'Update document requires atomic operators',
    );
    await expect(collection.replaceOne({}, { $set: { a: 1 } })).rejects.toThrow(
      'must not contain atomic operators',
    );
  });

  it('keeps the types of fields it does not touch', async () => {
    const collection = freshCollection(store());
    await collection.insertOne({ long: mongo.Long.fromNumber(5), double: new mongo.Double(5), decimal: mongo.Decimal128.fromString('5.50'), n: 1 }); // prettier-ignore
    await collection.updateOne({}, { $inc: { n: 1 } });
    const types = {
      long: { $type: 'long' },
      double: { $type: 'double' },
      decimal: { $type: 'decimal' },
      n: 2,
    };
    await expect(collection.countDocuments(types)).resolves.toBe(1);
  });
});
