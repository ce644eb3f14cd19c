import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Redis from 'ioredis';
import type { Bus, Jobs } from '../../../src/contract/ports';
import type { Store } from '../../../src/contract/store';
import { createBullJobs } from '../../../src/jobs/bull-jobs';
import { createRedisBus } from '../../../src/jobs/redis-bus';
import { createStoreJobs } from '../../../src/jobs/store-jobs';
import { openStore } from '../../../src/store/open';
import { customerSays } from '../../builders/log-entry';
import { fakeLogger } from '../../fakes/logger';
import { eventually } from '../../support/eventually';
import { freePort } from '../../support/free-port';
import { redisPresent, startRedis, type RunningRedis } from '../../support/redis';

const clock = { now: () => new Date() };
const soon = (ms: number): Date => new Date(Date.now() + ms);
const present = redisPresent();

/** What every implementation promises. */
function conformance(open: () => Promise<{ jobs: Jobs; close: () => Promise<void> }>): void {
  let jobs: Jobs;
  let close: () => Promise<void>;
  let ran: string[];

  beforeEach(async () => {
    ({ jobs, close } = await open());
    ran = [];
    jobs.handle('turn', (key) => {
      ran.push(key);
      return key === 'bad' ? Promise.reject(new Error('broken')) : Promise.resolve();
    });
    jobs.start();
  });
  afterEach(() => close());

  it('runs what was added', async () => {
    await jobs.add({ name: 'turn', key: 'a' });
    await eventually(
      () => ran,
      ({ length }) => length === 1,
    );
  });

  it('runs a later one later', async () => {
    await jobs.add({ name: 'turn', key: 'late' }, soon(400));
    await jobs.add({ name: 'turn', key: 'now' });
    await eventually(
      () => ran,
      ({ length }) => length === 1,
    );
    expect(ran).toEqual(['now']);
    await eventually(
      () => ran,
      ({ length }) => length === 2,
    );
  });

  it('a look at everything that is asked for while one runs is run again', async () => {
    let looks = 0;
    let finish = (): void => undefined;
    jobs.handle('dispatch', () => {
      looks++;
      return looks === 1 ? new Promise((done) => (finish = done)) : Promise.resolve();
    });
    await jobs.add({ name: 'dispatch', key: 'desk' });
    await eventually(
      () => looks,
      (n) => n === 1,
    );
    await jobs.add({ name: 'dispatch', key: 'desk' });
    finish();
    await eventually(
      () => looks,
      (n) => n === 2,
    );
  });

  it('a job that fails stops no other', async () => {
    await jobs.add({ name: 'turn', key: 'bad' });
    await jobs.add({ name: 'turn', key: 'good' });
    await eventually(
      () => ran,
      (keys) => keys.includes('good') && keys.includes('bad'),
    );
  });

  it('the same job can be added again when it has run', async () => {
    await jobs.add({ name: 'turn', key: 'a' });
    await eventually(
      () => ran,
      ({ length }) => length === 1,
    );
    await jobs.add({ name: 'turn', key: 'a' });
    await eventually(
      () => ran,
      ({ length }) => length === 2,
    );
  });
}

describe('jobs in the store', () => {
  conformance(async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'switchboard-jobs-'));
    const store: Store = await openStore({ dataDir, clock });
    const jobs = createStoreJobs(store.jobs, clock, fakeLogger());
    const close = async (): Promise<void> => {
      await jobs.close();
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    };
    return { jobs, close };
  });
});

(present ? describe : describe.skip)('jobs on Bull', () => {
  let redis: RunningRedis;
  beforeAll(async () => void (redis = await startRedis()));
  afterAll(() => redis.stop());

  conformance(() => {
    const jobs = createBullJobs(redis.url, clock, fakeLogger());
    return Promise.resolve({ jobs, close: () => jobs.close() });
  });

  it('with Redis down nothing hangs and due work is done here; it comes back with Redis', async () => {
    const port = await freePort();
    let own = await startRedis(port);
    const jobs = createBullJobs(own.url, clock, fakeLogger());
    const ran: string[] = [];
    jobs.handle('turn', (key) => Promise.resolve(void ran.push(key)));
    jobs.start();
    await own.stop();
    const started = Date.now();
    await jobs.add({ name: 'turn', key: 'down' });
    expect(ran).toEqual(['down']);
    expect(Date.now() - started).toBeLessThan(10_000);
    own = await startRedis(port);
    await eventually(
      async () => {
        await jobs.add({ name: 'turn', key: 'up' });
        return ran;
      },
      (keys) => keys.includes('up'),
      15_000,
    );
    await jobs.close();
    await own.stop();
  }, 40_000);
});

(present ? describe : describe.skip)('live events over Redis', () => {
  let redis: RunningRedis;
  let here: Bus;
  let there: Bus;

  beforeAll(async () => {
    redis = await startRedis();
    here = createRedisBus(redis.url, fakeLogger());
    there = createRedisBus(redis.url, fakeLogger());
  });
  afterAll(async () => {
    await Promise.all([here.close(), there.close()]);
    await redis.stop();
  });

  it('tell other processes where to look, and no word of a customer', async () => {
    const heard: unknown[] = [];
    there.subscribe('log', (message) => heard.push(message));
    const spy = new Redis(redis.url);
    const wire: string[] = [];
    await spy.subscribe('switchboard:live');
    spy.on('message', (_channel, text: string) => wire.push(text));
    const entry = customerSays('my secret words');
    await eventually(
      () => {
        here.publish('log', { conversationId: 'c1', first: entry.seq, entries: [entry] });
        return heard;
      },
      ({ length }) => length > 0,
    );
    expect(heard[0]).toEqual({ conversationId: 'c1', first: 1, entries: null });
    expect(wire.join()).not.toContain('secret words');
    spy.disconnect();
  });

  it('tell which content is live', async () => {
    const heard: unknown[] = [];
    there.subscribe('content', (message) => heard.push(message));
    await eventually(
      () => {
        here.publish('content', { seq: 7 });
        return heard;
      },
      ({ length }) => length > 0,
    );
    expect(heard[0]).toEqual({ seq: 7 });
  });

  it('are heard once in the own process, with the entries', async () => {
    const heard: unknown[] = [];
    here.subscribe('log', (message) => heard.push(message));
    const message = { conversationId: 'c2', first: 1, entries: [customerSays('x')] };
    here.publish('log', message);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(heard).toEqual([message]);
  });
});
