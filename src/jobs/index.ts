import type { Bus, Clock, JobRepository, Jobs, Logger } from '../contract/ports';
import { createBullJobs } from './bull-jobs';
import { createLocalBus } from './local-bus';
import { createRedisBus } from './redis-bus';
import { createStoreJobs } from './store-jobs';

/** Jobs and live events: on Redis where there is one, else in the store and in the process. */
export function createJobs(
  redisUrl: string | undefined,
  repository: JobRepository,
  clock: Clock,
  logger: Logger,
): { jobs: Jobs; bus: Bus } {
  return redisUrl === undefined
    ? { jobs: createStoreJobs(repository, clock, logger), bus: createLocalBus(logger) }
    : { jobs: createBullJobs(redisUrl, clock, logger), bus: createRedisBus(redisUrl, logger) };
}
