import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mongoose } from 'mongoose';
import type { Clock } from '../../src/contract/ports';
import type { Store } from '../../src/contract/store';
import { connectEmbedded } from '../../src/store/embedded';
import { openStore } from '../../src/store/open';
import { mongodbUri } from './mongodb-uri';

export interface OpenedStore {
  /** Opens the same database once more, as a second process would. Null where the engine is for one process. */
  again(): Promise<Store>;
  store: Store;
  /** Ends the use of the store, and gives all that lies in it: documents by collection, and the engine's own files. */
  contents(): Promise<StoredContents>;
  dispose(): Promise<void>;
}

export interface StoredContents {
  documents: Record<string, object[]>;
  /** Bytes of the data folder; empty where the engine is a server. */
  files: Buffer;
}

const SYSTEM: Clock = { now: () => new Date() };

async function embedded(clock: Clock): Promise<OpenedStore> {
  const dataDir = await mkdtemp(join(tmpdir(), 'switchboard-store-'));
  const store = await openStore({ dataDir, clock });
  return {
    store,
    // One process: "the second" shares the connection, as two parts of one process do.
    again: () => Promise.resolve(store),
    async contents() {
      await store.close();
      const names = (await readdir(dataDir)).sort();
      const files = Buffer.concat(await Promise.all(names.map((name) => readFile(join(dataDir, name)))));
      const mongoose = await connectEmbedded({ dataDir, clock: () => clock.now().getTime() });
      return { documents: await documentsOf(mongoose), files };
    },
    async dispose() {
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function mongodb(clock: Clock): Promise<OpenedStore> {
  const uri = new URL(await mongodbUri());
  uri.pathname = `/t-${randomUUID().slice(0, 8)}`;
  const open = (): Promise<Store> => openStore({ mongodbUri: uri.href, dataDir: '', clock });
  const stores = [await open()];
  return {
    store: stores[0] as Store,
    async again() {
      const store = await open();
      stores.push(store);
      return store;
    },
    async contents() {
      const { Mongoose } = await import('mongoose');
      return { documents: await documentsOf(await new Mongoose().connect(uri.href)), files: Buffer.alloc(0) };
    },
    async dispose() {
      await dropDatabase(uri.href);
      await Promise.all(stores.map((store) => store.close()));
    },
  };
}

/** Reads every collection, and closes the connection. */
async function documentsOf(mongoose: Mongoose): Promise<Record<string, object[]>> {
  const { db } = mongoose.connection;
  const documents: Record<string, object[]> = {};
  for (const { name } of (await db?.listCollections().toArray()) ?? []) {
    documents[name] = (await db?.collection(name).find().toArray()) ?? [];
  }
  await mongoose.disconnect();
  return documents;
}

async function dropDatabase(uri: string): Promise<void> {
  const { Mongoose } = await import('mongoose');
  const mongoose = await new Mongoose().connect(uri);
  await mongoose.connection.dropDatabase();
  await mongoose.disconnect();
}

/** Runs the suite on every engine that is present; one that is missing says so and counts as skipped. */
export function describeStores(
  name: string,
  suite: (open: (clock?: Clock) => Promise<OpenedStore>) => void,
): void {
  describe(`${name} (embedded)`, () => {
    suite((clock = SYSTEM) => embedded(clock));
  });
  const present = mongodbUri.present();
  (present ? describe : describe.skip)(`${name} (mongodb)`, () => {
    suite((clock = SYSTEM) => mongodb(clock));
  });
}
