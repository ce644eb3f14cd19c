import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { mongo, Mongoose } from 'mongoose';
import { connectEmbedded } from '../../../src/store/embedded';

interface Explained {
  queryPlanner: { winningPlan: { stage: string; indexName?: string; sortedByIndex: boolean } };
  executionStats: { nReturned: number; totalDocsExamined: number };
}

const COUNT = 20_000;
const QUEUES = 20;

describe('planner of the embedded store', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'switchboard-planner-'));
  let mongoose: Mongoose;
  let desk: mongo.Collection;

  beforeAll(async () => {
    mongoose = await connectEmbedded({ dataDir });
    desk = mongoose.connection.collection('desk');
    await desk.createIndex({ state: 1, queue: 1, rank: 1, due: 1, created: 1 }, {}, {});
    await desk.createIndex({ owner: 1 }, { partialFilterExpression: { state: 'active' } }, {});
    await desk.createIndex({ code: 1 }, { unique: true }, {});
    await desk.createIndex({ tags: 1 }, {}, {});
    await desk.createIndex({ lease: -1 }, { sparse: true }, {});
    for (let from = 0; from < COUNT; from += 5000) {
      await desk.insertMany(Array.from({ length: 5000 }, (_unused, i) => row(from + i)));
    }
  }, 60_000);
  afterAll(async () => {
    await mongoose.disconnect();
    rmSync(dataDir, { recursive: true, force: true });
  });

  function row(i: number): mongo.Document {
    const state = i % 1000 === 0 ? 'active' : 'waiting';
    return {
      _id: i, code: `k${i}`, state, queue: `q${i % QUEUES}`, rank: i % 3, due: (i * 7919) % 10_007, created: i, tags: ['t', `t${i % 100}`],
      ...(state === 'active' ? { owner: `a${i % 7}`, lease: i } : {}),
    }; // prettier-ignore
  }

  async function explain(filter: mongo.Document, sort: mongo.Document = {}, limit = 0): Promise<Explained> {
    const cursor = desk.find(filter).sort(sort).limit(limit);
    return (await cursor.explain('executionStats')) as unknown as Explained;
  }

  const queues = Array.from({ length: 8 }, (_unused, i) => `q${i}`);

  it.each<[name: string, filter: mongo.Document, sort: mongo.Document, limit: number, most: number, index: string]>([
    ['a claim over eight queues', { state: 'waiting', queue: { $in: queues } }, { rank: 1, due: 1, created: 1 }, 1, 1, 'state_1_queue_1_rank_1_due_1_created_1'],
    ['a claim the other way', { state: 'waiting', queue: { $in: queues } }, { rank: -1, due: -1, created: -1 }, 5, 5, 'state_1_queue_1_rank_1_due_1_created_1'],
    ['a claim of one queue', { state: 'waiting', queue: 'q3' }, { rank: 1, due: 1, created: 1 }, 3, 3, 'state_1_queue_1_rank_1_due_1_created_1'],
    ['a place in the queue', { state: 'waiting', queue: 'q3', rank: 0, due: { $lt: 1000 } }, {}, 0, 60, 'state_1_queue_1_rank_1_due_1_created_1'],
    ['two states', { state: { $in: ['waiting', 'active'] }, queue: 'q0' }, { rank: 1, due: 1 }, 2, 2, 'state_1_queue_1_rank_1_due_1_created_1'],
    ['one _id', { _id: 77 }, {}, 0, 1, '_id_'],
    ['some _ids', { _id: { $in: [1, 2, 3] } }, {}, 0, 3, '_id_'],
    ['a range of _id', { _id: { $gt: 10, $lte: 20 } }, { _id: 1 }, 0, 10, '_id_'],
    ['the last _ids', {}, { _id: -1 }, 4, 4, '_id_'],
    ['a unique value', { code: 'k500' }, {}, 0, 1, 'code_1'],
    ['a partial index by an equal value', { state: 'active', owner: 'a1' }, {}, 0, 20, 'owner_1'],
    ['an array element', { tags: 't7' }, {}, 0, 1000, 'tags_1'],
    ['a sparse index by a comparison', { lease: { $gt: 17_500 } }, {}, 0, 2, 'lease_-1'],
  ])('%s', async (_name, filter, sort, limit, most, index) => {
    const { queryPlanner, executionStats } = await explain(filter, sort, limit);
    expect(queryPlanner.winningPlan.indexName).toBe(index);
    expect(executionStats.totalDocsExamined).toBeLessThanOrEqual(most);
    expect(executionStats.nReturned).toBeGreaterThan(0);
  }); // prettier-ignore

  it.each<[name: string, filter: mongo.Document, sort: mongo.Document]>([
    ['a sparse index for a missing field', { lease: null }, {}],
    ['a sparse index for an order', {}, { lease: -1 }],
    ['a partial index without its condition', { owner: 'a1' }, {}],
    ['a multikey index for an order', { x: { $exists: false } }, { tags: 1 }],
    ['an index for a negation', { code: { $ne: 'k1' } }, {}],
    ['an index for a whole array', { tags: ['t', 't7'] }, {}],
  ])('does not use %s', async (_name, filter, sort) => {
    const { queryPlanner } = await explain(filter, sort, 1);
    expect(queryPlanner.winningPlan.stage).toBe('COLLSCAN');
  });

  it('reads each alternative of an $or by its own stretch', async () => {
    const sooner = [
      { rank: { $lt: 0 } },
      { rank: 0, due: { $lt: 500 } },
      { rank: 0, due: 500, created: { $lt: 9000 } },
    ];
    const { executionStats } = await explain({ state: 'waiting', queue: 'q2', $or: sooner });
    expect(executionStats.nReturned).toBeGreaterThan(0);
    expect(executionStats.totalDocsExamined).toBe(executionStats.nReturned);
  });

  it('counts from the index alone', async () => {
    const start = performance.now();
    await expect(desk.countDocuments({ state: 'waiting', queue: 'q1' })).resolves.toBe(COUNT / QUEUES);
    await expect(desk.countDocuments({ state: 'waiting', queue: { $in: ['q1', 'q2'] }, rank: { $gte: 1 } })).resolves.toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(5_000);
  }); // prettier-ignore

  it('finds the same with and without indexes', async () => {
    const filters: mongo.Document[] = [
      { state: 'waiting', queue: 'q4', $or: [{ rank: 1, due: { $lt: 900 } }, { rank: { $lte: 1 } }, { rank: 2, due: 7 }] },
      { $or: [{ _id: 5 }, { code: 'k5' }, { code: 'k6' }, { lease: 7000 }] },
      { lease: { $exists: true } },
      { state: 'waiting', queue: { $in: ['q1', 'q5'] }, rank: { $gt: 0 }, due: { $lt: 500 } },
      { _id: { $gte: 500, $lt: 700 }, state: 'waiting' },
      { tags: { $in: ['t1', 't2'] }, rank: 2 },
      { code: { $gte: 'k5', $lt: 'k51' } },
      { lease: { $gte: 1000, $lt: 9000 } },
    ];
    for (const filter of filters) {
      const [planned, scanned] = [await desk.find(filter).toArray(), await desk.find({ $nor: [{ $nor: [filter] }] }).toArray()];
      const ids = (docs: mongo.Document[]): unknown[] => docs.map(({ _id }) => _id as number).sort((a, b) => a - b);
      expect(ids(planned)).toEqual(ids(scanned));
    }
  }, 60_000); // prettier-ignore
});
