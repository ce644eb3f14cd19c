import { describeStores, freshCollection } from './engines';

const times = <T>(count: number, run: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_unused, index) => run(index)));

describeStores('concurrency', (store) => {
  it('loses none of 1,000 parallel increments', async () => {
    const collection = freshCollection(store());
    await collection.insertOne({ _id: 1 as never, n: 0 });
    await times(1000, () => collection.updateOne({ _id: 1 as never }, { $inc: { n: 1 } }));
    await expect(collection.findOne()).resolves.toEqual({ _id: 1, n: 1000 });
  });

  it('gives every waiting document to one of 200 claimers only', async () => {
    const collection = freshCollection(store());
    await collection.createIndex({ state: 1, rank: 1 }, {}, {});
    await collection.insertMany(Array.from({ length: 150 }, (_unused, rank) => ({ state: 'waiting', rank })));
    const claimed = await times(200, (agent) =>
      collection.findOneAndUpdate(
        { state: 'waiting' },
        { $set: { state: 'active', agent } },
        { sort: { rank: 1 } },
      ),
    );
    const ids = claimed.filter((doc) => doc !== null).map(({ _id }) => _id.toHexString());
    expect(ids).toHaveLength(150);
    expect(new Set(ids).size).toBe(150);
  });

  it('inserts one of 50 equal unique values', async () => {
    const collection = freshCollection(store());
    await collection.createIndex({ u: 1 }, { unique: true }, {});
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, () => collection.insertOne({ u: 1 })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(collection.countDocuments()).resolves.toBe(1);
  });

  it('lets a failing write fail alone', async () => {
    const collection = freshCollection(store());
    await collection.insertOne({ _id: 5 as never });
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, (_unused, _id) => collection.insertOne({ _id: _id as never })));
    expect(outcomes.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, (_unused, i) => (i === 5 ? 'rejected' : 'fulfilled')));
    await expect(collection.countDocuments()).resolves.toBe(10);
  }); // prettier-ignore

  it('upserts one document when 50 ask at once for the same _id', async () => {
    const collection = freshCollection(store());
    const upsert = (): Promise<unknown> =>
      collection
        .updateOne({ _id: 'k' as never }, { $inc: { n: 1 } }, { upsert: true })
        .catch((error: unknown) => {
          if ((error as { code?: unknown }).code !== 11000) throw error;
          return upsert();
        });
    await times(50, upsert);
    await expect(collection.find().toArray()).resolves.toEqual([{ _id: 'k', n: 50 }]);
  });

  it('shows a write to whoever waited for it', async () => {
    const collection = freshCollection(store());
    const seen = await times(100, async (n) => {
      await collection.insertOne({ _id: n as never });
      return collection.findOne({ _id: n as never });
    });
    expect(seen.every((doc) => doc !== null)).toBe(true);
  });
});
