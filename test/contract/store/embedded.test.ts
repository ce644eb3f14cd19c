import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { mongo, Mongoose } from 'mongoose';
import {
  connectEmbedded,
  embeddedStore,
  EmbeddedUnsupportedError,
  isEmbeddedUnsupported,
} from '../../../src/store/embedded';
import { refusals } from './cases/refusal.cases';

const libsql = createRequire(__filename).resolve('libsql');

describe('embedded store', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'switchboard-embedded-'));
  let now = Date.UTC(2024, 0, 1);
  let mongoose: Mongoose;
  const collection = (name: string): mongo.Collection => mongoose.connection.collection(name);

  beforeAll(async () => {
    mongoose = await connectEmbedded({ dataDir, clock: () => now });
  });
  afterAll(async () => {
    await mongoose.disconnect();
    rmSync(dataDir, { recursive: true, force: true });
  });

  describe('what it refuses', () => {
    it.each(refusals)('%s', async (feature, attempt) => {
      const target = collection('refused');
      await target.replaceOne({ _id: 1 as never }, { a: 1, l: [1, 2], m: [2, 1] }, { upsert: true });
      const error: unknown = await Promise.resolve()
        .then(() => attempt(target))
        .catch((e: unknown) => e);
      expect(isEmbeddedUnsupported(error)).toBe(true);
      expect((error as Error).message).toContain(feature);
      expect((error as Error).message).toContain('MONGODB_URI');
      await expect(target.find().toArray()).resolves.toEqual([{ _id: 1, a: 1, l: [1, 2], m: [2, 1] }]);
    });

    it('a change of many documents, as a whole', async () => {
      const target = collection('whole');
      const { Decimal128 } = mongoose.mongo;
      await target.insertMany([
        { _id: 1, n: 1 },
        { _id: 2, n: Decimal128.fromString('1') },
      ] as never[]);
      await expect(target.updateMany({}, { $inc: { n: 1 } })).rejects.toMatchObject({
        code: 'EMBEDDED_UNSUPPORTED',
      });
      await expect(target.findOne({ _id: 1 as never })).resolves.toEqual({ _id: 1, n: 1 });
      await target.insertOne({ _id: 3 as never, n: 5 });
      await expect(target.countDocuments()).resolves.toBe(3);
    });

    it('sessions', async () => {
      await expect(mongoose.connection.startSession()).rejects.toBeInstanceOf(EmbeddedUnsupportedError);
    });
  });

  it('ends a cursor when its collection or index is dropped, and only then', async () => {
    const target = collection('dropped');
    await target.createIndex({ n: 1 }, {}, {});
    await target.insertMany(Array.from({ length: 500 }, (_unused, n) => ({ n })));
    const open = async (filter: mongo.Filter<mongo.Document>): Promise<mongo.FindCursor> => {
      const cursor = target.find(filter, { batchSize: 10 });
      await cursor.next();
      return cursor;
    };
    const [byIndex, byId] = [await open({ n: { $gte: 0 } }), await open({ _id: { $ne: 1 as never } })];
    await collection('unrelated').insertOne({ a: 1 });
    await expect(byIndex.next()).resolves.toMatchObject({ n: 1 });
    await target.dropIndex('n_1');
    await expect(byIndex.toArray()).rejects.toMatchObject({ code: 175 });
    await target.drop();
    await expect(byId.toArray()).rejects.toMatchObject({ code: 175 });
  });

  it('reads one row and many by the same statement in turn', async () => {
    const target = collection('turns');
    await target.insertMany(Array.from({ length: 50 }, (_unused, _id) => ({ _id, n: 0 })) as never[]);
    await target.deleteMany({ _id: { $lt: 5 as never } });
    await expect(target.updateOne({ _id: 10 as never }, { $set: { n: 1 } })).resolves.toMatchObject({
      matchedCount: 1,
    });
    await expect(target.findOne({ _id: 11 as never })).resolves.toEqual({ _id: 11, n: 0 });
  });

  describe('files', () => {
    it('refuses a second process with a code', async () => {
      const file = join(dataDir, 'switchboard.db');
      await expect(connectEmbedded({ dataDir })).rejects.toMatchObject({ code: 'EMBEDDED_STORE_LOCKED', message: expect.stringContaining(file) as unknown });
      const script = `const D = require(${JSON.stringify(libsql)}); new D(${JSON.stringify(file)}).exec('BEGIN IMMEDIATE')`;
      expect(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stderr).toContain('database is locked');
    }); // prettier-ignore

    it('makes a backup that opens and holds everything', async () => {
      const target = collection('kept');
      await target.createIndex({ u: 1 }, { unique: true }, {});
      await target.insertOne({ _id: 1 as never, u: 1 });
      const copyDir = mkdtempSync(join(tmpdir(), 'switchboard-backup-'));
      const file = join(copyDir, 'switchboard.db');
      await embeddedStore(mongoose.connection).backup(file);
      expect(existsSync(file)).toBe(true);
      const copy = await connectEmbedded({ dataDir: copyDir });
      const kept = copy.connection.collection('kept');
      await expect(kept.find().toArray()).resolves.toEqual([{ _id: 1, u: 1 }]);
      await expect(kept.insertOne({ u: 1 })).rejects.toMatchObject({ code: 11000 });
      await copy.disconnect();
      rmSync(copyDir, { recursive: true, force: true });
    });

    it('commits what is queued when it closes, keeps it, and refuses what comes later', async () => {
      const dir = mkdtempSync(join(tmpdir(), 'switchboard-close-'));
      const first = await connectEmbedded({ dataDir: dir });
      const target = first.connection.collection('t');
      const written = target.insertOne({ _id: 1 as never });
      await first.disconnect();
      await expect(written).resolves.toMatchObject({ insertedId: 1 });
      await expect((async () => target.insertOne({ _id: 2 as never }))()).rejects.toThrow();
      const second = await connectEmbedded({ dataDir: dir });
      await expect(second.connection.collection('t').find().toArray()).resolves.toEqual([{ _id: 1 }]);
      await second.disconnect();
      rmSync(dir, { recursive: true, force: true });
    });
  });

  describe('expiry', () => {
    it.each([1, -1] as const)(
      'deletes what is old enough by the clock (index direction %d)',
      async (direction) => {
        const target = collection(`expiry${direction}`);
        await target.createIndex({ at: direction }, { expireAfterSeconds: 60 }, {});
        const at = (seconds: number): Date => new Date(now + seconds * 1000);
        await target.insertMany([
          { _id: 1, at: at(0) },
          { _id: 2, at: at(-30) },
          { _id: 3, at: [at(100), at(-60)] },
          { _id: 4, at: 'text' },
          { _id: 5, at: now },
          { _id: 6 },
          { _id: 7, at: null },
        ] as never[]);
        const { sweepExpired } = {
          sweepExpired: (time?: number) => embeddedStore(mongoose.connection).sweepExpired(time),
        };
        await expect(sweepExpired()).resolves.toBe(1);
        await expect(target.distinct('_id')).resolves.toEqual([1, 2, 4, 5, 6, 7]);
        now += 30_000;
        await expect(sweepExpired()).resolves.toBe(1);
        await expect(sweepExpired(now + 30_000)).resolves.toBe(1);
        await expect(target.distinct('_id')).resolves.toEqual([4, 5, 6, 7]);
      },
    );

    it('gives $currentDate the time of the clock', async () => {
      const target = collection('clock');
      await target.insertOne({ _id: 1 as never });
      await target.updateOne({}, { $currentDate: { at: true } as never });
      await expect(target.findOne()).resolves.toEqual({ _id: 1, at: new Date(now) });
    });
  });
});
