import type { mongo } from 'mongoose';
import { badExpressions, expressionCases, expressionDoc } from './cases/expression.cases';
import { pipelineCases, projectionCases, sales } from './cases/pipeline.cases';
import { describeStores, freshCollection } from './engines';

/** Why: an int64 within 2^53 comes back as a number, so both sides are compared as the driver shows them. */
describeStores('aggregate', (store) => {
  describe('expressions', () => {
    let collection: mongo.Collection;
    beforeAll(async () => {
      collection = freshCollection(store());
      await collection.insertOne(expressionDoc as never);
    });

    it.each(expressionCases)('%j', async (expression, value) => {
      const [found] = await collection.aggregate([{ $project: { _id: 0, value: expression } }]).toArray();
      expect(found).toEqual(value === undefined ? {} : { value });
    });

    it.each(badExpressions)('refuses %s', async (_name, expression) => {
      const run = collection.aggregate([{ $project: { value: expression } }]).toArray();
      await expect(run).rejects.toMatchObject({ name: 'MongoServerError' });
    });
  });

  describe('pipelines', () => {
    let collection: mongo.Collection;
    beforeAll(async () => {
      collection = freshCollection(store());
      await collection.insertMany(sales.map((doc) => ({ ...doc })));
    });

    it.each(pipelineCases)('%s', async (_name, pipeline, result) => {
      await expect(collection.aggregate(pipeline).toArray()).resolves.toEqual(result);
    });

    it('joins with $lookup', async () => {
      const items = freshCollection(store());
      await items.insertMany([{ _id: 1 as never, code: 'a', label: 'A' }, { _id: 2 as never, code: null, label: 'none' }]);
      const lookup = { from: items.collectionName, localField: 'item', foreignField: 'code', as: 'found' };
      const rows = await collection.aggregate([{ $match: { _id: { $in: [1, 2, 5] } } }, { $lookup: lookup }, { $sort: { _id: 1 } }]).toArray();
      expect(rows.map((row) => (row['found'] as mongo.Document[]).map(({ label }) => label as string))).toEqual([['A'], [], ['none']]);
    }); // prettier-ignore

    it('refuses a stage with two names', async () => {
      const run = collection.aggregate([{ $match: {}, $limit: 1 }]).toArray();
      await expect(run).rejects.toMatchObject({ code: 40323 });
    });

    it('refuses a limit of zero', async () => {
      await expect(collection.aggregate([{ $limit: 0 }]).toArray()).rejects.toMatchObject({ code: 15958 });
    });
  });

  describe('projection of find', () => {
    it.each(projectionCases)('%s', async (_name, doc, projection, shown) => {
      const collection = freshCollection(store());
      await collection.insertOne({ _id: 1 as never, ...doc });
      const [found] = await collection.find({}, { projection }).toArray();
      expect(found).toEqual(shown);
    });

    it('refuses keeping and dropping at once', async () => {
      const collection = freshCollection(store());
      await collection.insertOne({ a: 1 });
      await expect(collection.find({}, { projection: { a: 1, b: 0 } }).toArray()).rejects.toMatchObject({
        code: 31254,
      });
      await expect(collection.find({}, { projection: { a: 0, b: 1 } }).toArray()).rejects.toMatchObject({
        code: 31253,
      });
    });
  });
});
