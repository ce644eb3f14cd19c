import { badFilters, findCases } from './cases/find.cases';
import { findTypeCases } from './cases/find-types.cases';
import { describeStores, freshCollection } from './engines';

const allCases = [...findCases, ...findTypeCases];

describeStores('find', (store) => {
  describe.each(allCases)('$name', ({ docs, cases }) => {
    const collection = (() => {
      let made: ReturnType<typeof freshCollection> | undefined;
      return () => (made ??= freshCollection(store()));
    })();
    beforeAll(async () => {
      await collection().insertMany(docs.map((doc) => ({ ...doc })));
    });

    it.each(cases)('%j', async (filter, ids) => {
      const found = await collection().find(filter).sort({ _id: 1 }).toArray();
      const expected = await collection()
        .find({ _id: { $in: [...ids] as never[] } })
        .sort({ _id: 1 })
        .toArray();
      expect(found.map(({ _id }) => _id)).toEqual(expected.map(({ _id }) => _id));
      expect(found).toHaveLength(ids.length);
    });

    it.each(cases)('count of %j', async (filter, ids) => {
      await expect(collection().countDocuments(filter)).resolves.toBe(ids.length);
    });
  });

  describe.each(allCases)('$name, with an index', ({ docs, cases }) => {
    const collection = (() => {
      let made: ReturnType<typeof freshCollection> | undefined;
      return () => (made ??= freshCollection(store()));
    })();
    beforeAll(async () => {
      await collection().insertMany(docs.map((doc) => ({ ...doc })));
      const paths = new Set(cases.flatMap(([filter]) => Object.keys(filter)));
      for (const path of paths) {
        if (/^_id$|\$|\.\d/.test(path)) continue;
        await collection().createIndex({ [path]: path.length % 2 === 0 ? 1 : -1 }, {}, {});
      }
    });

    it.each(cases)('%j', async (filter, ids) => {
      const found = await collection().find(filter).toArray();
      expect(found).toHaveLength(ids.length);
      const again = await collection().countDocuments({
        $and: [filter, { _id: { $in: [...ids] as never[] } }],
      });
      expect(again).toBe(ids.length);
    });
  });

  it.each(badFilters)('refuses %s', async (_name, filter, code) => {
    const collection = freshCollection(store());
    await collection.insertOne({ a: 1 });
    await expect(collection.find(filter).toArray()).rejects.toMatchObject({ name: 'MongoServerError', code });
  });
});
