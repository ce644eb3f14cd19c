import { execFileSync } from 'node:child_process';
import { MongoMemoryReplSet } from 'mongodb-memory-server-core';

let server: Promise<MongoMemoryReplSet> | undefined;

function binary(): string | undefined {
  if (process.env.MONGOMS_SYSTEM_BINARY) return process.env.MONGOMS_SYSTEM_BINARY;
  try {
    return execFileSync('which', ['mongod'], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** A MongoDB to test with: MONGODB_URI, or a replica set of one made of a `mongod` binary. */
export async function mongodbUri(): Promise<string> {
  if (process.env.MONGODB_URI) return process.env.MONGODB_URI;
  const systemBinary = binary();
  if (!systemBinary) throw new Error('no MongoDB: set MONGODB_URI, or have a mongod on the PATH');
  server ??= MongoMemoryReplSet.create({ replSet: { count: 1 }, binary: { systemBinary } });
  return (await server).getUri();
}

/** Whether there is one; says so loudly when there is none. */
mongodbUri.present = (): boolean => {
  const present = Boolean(process.env.MONGODB_URI ?? binary());
  if (!present)
    process.stderr.write(
      '\n*** NO MONGODB: set MONGODB_URI or install mongod. Its half of this suite is SKIPPED. ***\n',
    );
  return present;
};

/** Stops what was started here; call it after the last test of a file. */
mongodbUri.stop = async (): Promise<void> => {
  const started = server;
  server = undefined;
  await (await started)?.stop();
};
