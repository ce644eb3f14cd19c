import Bull from 'bull';
import Redis, { type RedisOptions } from 'ioredis';
import type { Clock, Job, JobName, Jobs, Logger } from '../contract/ports';
import { Handlers } from './handlers';

const QUEUE = 'switchboard';
const CONCURRENCY = 16;
/** One run looks at everything: what changes while it runs takes another. */
const ALL_AT_ONCE: ReadonlySet<JobName> = new Set(['dispatch']);

/**
 * Connections for Bull.
 * Why: a client without these limits waits for ever when Redis is down; the blocking ones must not have them.
 */
function connect(redisUrl: string, type: 'client' | 'subscriber' | 'bclient', logger: Logger): Redis {
  const quick: RedisOptions = { maxRetriesPerRequest: 1, connectTimeout: 1_000, commandTimeout: 1_000 };
  const patient: RedisOptions = { maxRetriesPerRequest: null, enableReadyCheck: false };
  const redis = new Redis(redisUrl, type === 'client' ? quick : patient);
  redis.on('error', (error: Error) => logger.warn({ redis: type, code: error.message }, 'redis'));
  return redis;
}

/** Jobs on Bull. Redis may lose them all: the sweep makes them again. */
export function createBullJobs(redisUrl: string, clock: Clock, logger: Logger): Jobs {
  const handlers = new Handlers(logger);
  const connections: Redis[] = [];
  const queue = new Bull<Job>(QUEUE, {
    createClient(type) {
      const connection = connect(redisUrl, type, logger);
      connections.push(connection);
      return connection;
    },
    defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
  });
  queue.on('error', (error) => logger.warn({ err: error }, 'job queue'));

  return {
    handle: (name, handler) => handlers.set(name, handler),
    async add(job, at) {
      const delay = Math.max(0, (at ?? clock.now()).getTime() - clock.now().getTime());
      // A job with this id that waits already is the same job; the time is in the id so that a later one can be added.
      const jobId = `${job.name}:${job.key}:${delay > 0 ? String(at?.getTime()) : 'now'}`;
      try {
        const added = await queue.add(job, { jobId, delay });
        // Why: Bull drops a job whose like is running, yet that one may have looked before this one's cause.
        if (ALL_AT_ONCE.has(job.name) && (await added.isActive())) {
          await queue.add(job, { jobId: `${jobId}:again`, delay });
        }
      } catch (error) {
        logger.warn({ job: job.name, key: job.key, err: error }, 'job could not be queued, run here');
        if (delay === 0) await handlers.run(job);
      }
    },
    start() {
      // Never awaited: it only settles when the queue is closed.
      queue
        .process(CONCURRENCY, (job) => handlers.run(job.data))
        .catch((error: unknown) => {
          logger.warn({ err: error }, 'job worker');
        });
    },
    async close() {
      await queue.close();
      // Why: Bull leaves connections open that it did not make itself.
      for (const connection of connections) connection.disconnect();
    },
  };
}
