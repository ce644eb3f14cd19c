import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Mongoose } from 'mongoose';
import type { mongo } from 'mongoose';
import { connectEmbedded } from '../../../src/store/embedded';
import { mongodbUri } from '../../support/mongodb-uri';

/** A store that is open for one test file. */
export interface OpenStore {
  readonly mongoose: Mongoose;
  readonly db: mongo.Db;
  readonly close: () => Promise<void>;
}

/** An engine that the contract suites run against. */
export interface StoreEngine {
  readonly name: 'embedded' | 'mongodb';
  /** Why the engine cannot run here; undefined when it can. */
  readonly missing: string | undefined;
  /** Opens a store with nothing in it. */
  readonly open: () => Promise<OpenStore>;
}

function databaseOf(mongoose: Mongoose): mongo.Db {
  const { db } = mongoose.connection;
  if (db === undefined) throw new Error('The connection is not open.');
  return db;
}

async function openEmbedded(): Promise<OpenStore> {
  const dataDir = mkdtempSync(join(tmpdir(), 'switchboard-store-'));
  const mongoose = await connectEmbedded({ dataDir });
  const close = async (): Promise<void> => {
    await mongoose.disconnect();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { mongoose, db: databaseOf(mongoose), close };
}

async function connectMongo(uri: string, stop: () => Promise<unknown>): Promise<OpenStore> {
  const mongoose = new Mongoose({ autoIndex: false, bufferCommands: false });
  const dbName = `contract_${process.pid}_${Date.now().toString(36)}_${Math.random().toString(36).slice(2, 8)}`;
  await mongoose.connect(uri, { dbName, ignoreUndefined: true, serverSelectionTimeoutMS: 5_000 });
  const close = async (): Promise<void> => {
    await mongoose.connection.dropDatabase();
    await mongoose.disconnect();
    await stop();
  };
  return { mongoose, db: databaseOf(mongoose), close };
}

async function openMongo(): Promise<OpenStore> {
  return connectMongo(await mongodbUri(), () => mongodbUri.stop());
}

const missingMongo = mongodbUri.present()
  ? undefined
  : 'no MONGODB_URI and no mongod binary (MONGOMS_SYSTEM_BINARY or PATH)';

/** Every engine, whether it can run here or not. */
export const storeEngines: readonly StoreEngine[] = [
  { name: 'embedded', missing: undefined, open: openEmbedded },
  { name: 'mongodb', missing: missingMongo, open: openMongo },
];

/**
 * Describes a suite once for each engine. An engine that cannot run here has said so, and its cases count as
 * skipped. `define` gets a function that gives the open store inside tests.
 */
export function describeStores(
  title: string,
  define: (store: () => OpenStore, engine: StoreEngine) => void,
): void {
  for (const engine of storeEngines) {
    const suite = engine.missing === undefined ? describe : describe.skip;
    suite(`${title} on ${engine.name}`, () => {
      let open: OpenStore | undefined;
      beforeAll(async () => {
        open = await engine.open();
      }, 60_000);
      afterAll(async () => {
        await open?.close();
      });
      define(() => {
        if (open === undefined) throw new Error('The store is not open.');
        return open;
      }, engine);
    });
  }
}

let collections = 0;

/** A collection that no other case uses. */
export function freshCollection<T extends mongo.Document = mongo.Document>(
  store: OpenStore,
): mongo.Collection<T> {
  collections += 1;
  return store.db.collection<T>(`c${collections}`);
}
