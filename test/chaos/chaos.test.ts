import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Redis from 'ioredis';
import { mongodbUri } from '../support/mongodb-uri';
import { eventually } from '../support/eventually';
import { redisPresent, startRedis } from '../support/redis';
import { write, type Acknowledged } from './customers';
import { openScene, type SceneOptions } from './scene';
import { startVendor } from './vendor';
import { verdict, type Verdict } from './verdict';

const KILLS = Number(process.env.CHAOS_KILLS ?? 3);
const CUSTOMERS = Number(process.env.CHAOS_CUSTOMERS ?? 10);
const MESSAGES = Number(process.env.CHAOS_MESSAGES ?? 60);
/** About what a kill and the start after it take. */
const KILL_MS = 1_500;

type Set = Pick<SceneOptions, 'processes' | 'env' | 'mischief'>;

async function run(set: Set): Promise<Verdict> {
  const random = Math.random;
  const vendor = await startVendor(random);
  const dataDir = await mkdtemp(join(tmpdir(), 'switchboard-chaos-'));
  const scene = await openScene({ ...set, env: { ...set.env, VENDOR_URL: vendor.url }, dataDir, random });
  try {
    const each = MESSAGES / CUSTOMERS;
    const rage = scene.rage(KILLS);
    const writing = Array.from({ length: CUSTOMERS }, (_, n) =>
      write({
        name: `customer${String(n)}`,
        messages: each,
        server: (attempt) => scene.urls[(n + attempt) % scene.urls.length] ?? '',
        pause: () => (random() * 2 * KILLS * KILL_MS) / each,
      }),
    );
    const acknowledged: Acknowledged[] = (await Promise.all(writing)).flat();
    await rage;
    const seen = await eventually(
      () => verdict(acknowledged, vendor.seen),
      ({ lost }) => lost === 0,
      60_000,
    ).catch(() => verdict(acknowledged, vendor.seen));
    process.stdout.write(
      `chaos: ${String(scene.kills())} kills, ${String(vendor.repeats())} sends repeated with a known key, ${JSON.stringify(seen)}\n`,
    );
    return seen;
  } finally {
    await scene.close();
    await vendor.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const PERFECT = { acknowledged: MESSAGES, answered: MESSAGES, lost: 0, repeated: 0, disordered: 0, stray: 0 };

describe('kill -9 at any instant', () => {
  it('embedded: every acknowledged message is answered once, in order', async () => {
    expect(await run({ processes: 1, env: {} })).toEqual(PERFECT);
  }, 900_000);

  const itCluster = mongodbUri.present() && redisPresent() ? it : it.skip;

  itCluster(
    'cluster: two processes, with Redis emptied as well',
    async () => {
      const uri = new URL(await mongodbUri());
      uri.pathname = `/chaos-${randomUUID().slice(0, 8)}`;
      const server = await startRedis();
      const redis = new Redis(server.url);
      const mischief = async (): Promise<void> => {
        await redis.flushall();
      };
      try {
        const env = { MONGODB_URI: uri.href, REDIS_URL: server.url };
        expect(await run({ processes: 2, env, mischief })).toEqual(PERFECT);
      } finally {
        redis.disconnect();
        await server.stop();
        await mongodbUri.stop();
      }
    },
    900_000,
  );
});
