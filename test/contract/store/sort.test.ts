import { mongo } from 'mongoose';
import { describeStores, freshCollection } from './engines';

const { Binary, Decimal128, Long, MaxKey, MinKey, ObjectId, Timestamp } = mongo;

/** One value of every type, in MongoDB's comparison order. */
const ascending: readonly unknown[] = [
  new MinKey(),
  [],
  null,
  NaN,
  -Infinity,
  Long.fromString('-9007199254740993'),
  -9007199254740992,
  -1.5,
  -1,
  0,
  Decimal128.fromString('0.1'),
  0.1,
  1,
  Long.fromString('9007199254740993'),
  Infinity,
  '',
  'A',
  'Z',
  'a',
  'aa',
  'b',
  '中',
  '\uffee',
  '\u{1f600}',
  { a: 1 },
  { a: 1, b: 1 },
  { a: 2 },
  { b: 1 },
  { a: 'x' },
  new Binary(Buffer.from([9])),
  new Binary(Buffer.from([1, 1])),
  new ObjectId('000000000000000000000001'),
  new ObjectId('ff0000000000000000000001'),
  false,
  true,
  new Date(-1),
  new Date(0),
  new Date(1),
  new Timestamp({ t: 1, i: 1 }),
  new Timestamp({ t: 1, i: 2 }),
  /a/,
  /b/,
  new MaxKey(),
];

const order = ascending.map((_value, at) => at);
const backwards = [...order].reverse();

/** Documents shuffled, but always in the same way. */
function documents(): mongo.Document[] {
  return ascending.map((v, at) => ({ at, v })).sort((a, b) => ((a.at * 17) % 43) - ((b.at * 17) % 43));
}

describeStores('sort', (store) => {
  describe.each([
    ['without an index', undefined],
    ['with an ascending index', 1],
    ['with a descending index', -1],
  ] as const)('%s', (_name, index) => {
    let collection: mongo.Collection;
    beforeAll(async () => {
      collection = freshCollection(store());
      if (index !== undefined) await collection.createIndex({ v: index }, {}, {});
      await collection.insertMany(documents());
    });

    it('orders values of all types, ascending and descending', async () => {
      const up = await collection.find().sort({ v: 1 }).toArray();
      expect(up.map(({ at }) => at as number)).toEqual(order);
      const down = await collection.find().sort({ v: -1 }).toArray();
      expect(down.map(({ at }) => at as number)).toEqual(backwards);
    });

    it('cuts with skip and limit', async () => {
      const found = await collection.find().sort({ v: 1 }).skip(5).limit(3).toArray();
      expect(found.map(({ at }) => at as number)).toEqual([5, 6, 7]);
    });

    it('finds the ends with min and max', async () => {
      const [row] = await collection.aggregate([{ $group: { _id: null, max: { $max: '$at' }, min: { $min: '$at' } } }]).toArray();
      expect(row).toEqual({ _id: null, max: ascending.length - 1, min: 0 });
    }); // prettier-ignore
  });

  it.each([
    ['two keys', { a: 1, b: -1 }, [3, 1, 4, 2]],
    ['two keys, the other way', { a: -1, b: 1 }, [2, 4, 1, 3]],
    ['a nested key', { 'n.x': 1 }, [4, 3, 2, 1]],
    ['a missing key first', { m: 1, _id: 1 }, [1, 3, 4, 2]],
    ['a missing key last', { m: -1, _id: 1 }, [2, 1, 3, 4]],
  ])('%s', async (_name, sort, ids) => {
    const collection = freshCollection(store());
    await collection.insertMany([
      { _id: 1 as never, a: 1, b: 1, n: { x: 4 } },
      { _id: 2 as never, a: 2, b: 1, n: { x: 3 }, m: 1 },
      { _id: 3 as never, a: 1, b: 2, n: { x: 2 } },
      { _id: 4 as never, a: 2, b: 2, n: { x: 1 }, m: null },
    ]);
    const found = await collection
      .find()
      .sort(sort as mongo.Sort)
      .toArray();
    expect(found.map(({ _id }) => _id as unknown)).toEqual(ids);
  });

  it('sorts an array by its lowest element, descending by its highest', async () => {
    const collection = freshCollection(store());
    await collection.insertMany([{ _id: 1 as never, a: [5, 1] }, { _id: 2 as never, a: [2, 3] }, { _id: 3 as never, a: 4 }]);
    const up = await collection.find().sort({ a: 1 }).toArray();
    const down = await collection.find().sort({ a: -1 }).toArray();
    expect(up.map(({ _id }) => _id as unknown)).toEqual([1, 2, 3]);
    expect(down.map(({ _id }) => _id as unknown)).toEqual([1, 3, 2]);
  }); // prettier-ignore

  it('merges several equal values by the order wanted', async () => {
    const collection = freshCollection(store());
    await collection.createIndex({ state: 1, queue: 1, rank: 1, due: -1 }, {}, {});
    const rows = Array.from({ length: 90 }, (_unused, i) => ({ _id: i as never, state: i % 3 === 0 ? 'off' : 'on', queue: `q${i % 5}`, rank: i % 4, due: (i * 37) % 90 }));
    await collection.insertMany(rows);
    const wanted = rows
      .filter(({ state, queue }) => state === 'on' && ['q1', 'q3', 'q4'].includes(queue))
      .sort((a, b) => a.rank - b.rank || b.due - a.due)
      .map(({ _id }) => _id);
    const found = await collection.find({ state: 'on', queue: { $in: ['q1', 'q3', 'q4', 'none'] } }).sort({ rank: 1, due: -1 }).toArray();
    expect(found.map(({ _id }) => _id)).toEqual(wanted);
    const back = await collection.find({ state: 'on', queue: { $in: ['q1', 'q3', 'q4'] } }).sort({ rank: -1, due: 1 }).limit(7).toArray();
    expect(back.map(({ _id }) => _id)).toEqual([...wanted].reverse().slice(0, 7));
  }); // prettier-ignore

  it('refuses a direction that is neither 1 nor -1', async () => {
    const collection = freshCollection(store());
    await collection.insertOne({ a: 1 });
    await expect(collection.aggregate([{ $sort: { a: 2 } }]).toArray()).rejects.toMatchObject({
      name: 'MongoServerError',
    });
  });
});
