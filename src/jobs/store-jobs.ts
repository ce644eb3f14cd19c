import type { Clock, Job, JobRepository, Jobs, Logger } from '../contract/ports';
import { Handlers } from './handlers';

const HIDE_MS = 60_000;
const LONGEST_SLEEP_MS = 5_000;
const AT_ONCE = 16;

/** Jobs kept in the store, for the embedded run: one process, no Redis. */
export function createStoreJobs(repository: JobRepository, clock: Clock, logger: Logger): Jobs {
  const handlers = new Handlers(logger);
  const running = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let wakeAt = Infinity;
  let open = false;
  let taking = false;
  let askedAgain = false;

  function wake(at: number): void {
    // Why also when it is past: a clock that was set forward leaves a timer that is too long.
    if (!open || (at >= wakeAt && wakeAt > clock.now().getTime())) return;
    clearTimeout(timer);
    wakeAt = at;
    timer = setTimeout(() => void takeDue(), Math.max(0, at - clock.now().getTime()));
  }

  async function runOne(taken: { id: string; job: Job; token: string }): Promise<void> {
    await handlers.run(taken.job);
    await repository.done(taken.id, taken.token);
  }

  async function takeAll(): Promise<void> {
    while (open && running.size < AT_ONCE) {
      const now = clock.now();
      const taken = await repository.take(now, new Date(now.getTime() + HIDE_MS));
      if (!taken) return;
      const run = runOne(taken).catch((error: unknown) =>
        logger.error({ err: error }, 'job could not be ended'),
      );
      running.add(run);
      void run.then(() => {
        running.delete(run);
        wake(clock.now().getTime());
      });
    }
  }

  async function takeDue(): Promise<void> {
    wakeAt = Infinity;
    askedAgain = taking;
    if (taking) return;
    taking = true;
    let next: Date | null = null;
    try {
      await takeAll();
      next = await repository.nextDueAt();
    } catch (error) {
      logger.error({ err: error }, 'jobs could not be taken');
    } finally {
      taking = false;
    }
    const soonest = clock.now().getTime() + LONGEST_SLEEP_MS;
    const due = askedAgain ? 0 : (next?.getTime() ?? soonest);
    askedAgain = false;
    // Full: a job that ends wakes us.
    wake(running.size >= AT_ONCE ? soonest : Math.min(soonest, due));
  }

  return {
    handle: (name, handler) => handlers.set(name, handler),
    async add(job, at = clock.now()) {
      try {
        await repository.put(`${job.name}:${job.key}`, job, at);
        wake(at.getTime());
      } catch (error) {
        logger.warn(
          { job: job.name, key: job.key, err: error },
          'job could not be queued, left to the sweep',
        );
      }
    },
    start() {
      open = true;
      wake(clock.now().getTime());
    },
    async close() {
      open = false;
      clearTimeout(timer);
      await Promise.all(running);
    },
  };
}
