import type { Clock, Logger } from '../../../src/contract/ports';
import type { Store } from '../../../src/contract/store';
import type { RunningDesk } from '../../../src/desk';
import { createStoreJobs } from '../../../src/jobs/store-jobs';
import { openStore } from '../../../src/store/open';
import { deskOn } from './desk-on';
import { stormAgent, stormRequest } from './house';
import { tell, type StormOrder } from './order';
import { workShift } from './shift';

const SWEEP_MS = 500;
const ARRIVE_AT_ONCE = 4;

const logger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (fields, message) => tell({ type: 'fault', text: `${message} ${errorOf(fields)}` }),
};

function errorOf(fields: object): string {
  return 'err' in fields && fields.err instanceof Error ? (fields.err.stack ?? '') : '';
}

function startDesk(store: Store, clock: Clock): RunningDesk {
  const jobs = createStoreJobs(store.jobs, clock, logger);
  const desk = deskOn(store, clock, jobs, logger);
  jobs.start();
  const sweep = (): void => {
    void desk
      .sweep()
      .catch((err: unknown) => logger.error({ err }, 'sweep'))
      .then(() => setTimeout(sweep, SWEEP_MS));
  };
  sweep();
  return desk;
}

/** Customers come one after another; the coordinator hears of each who is in the queue. */
async function arrive(desks: RunningDesk[], order: StormOrder): Promise<void> {
  const { index, workers, from, escalations } = order;
  let next = from + ((index - (from % workers) + workers) % workers);
  const line = async (_: unknown, at: number): Promise<void> => {
    for (let n = next; n < escalations; n = next) {
      next += workers;
      await desks[at % desks.length]?.enqueue(stormRequest(n));
      tell({ type: 'queued', n });
    }
  };
  await Promise.all(Array.from({ length: ARRIVE_AT_ONCE }, line));
}

async function main(): Promise<void> {
  const order = JSON.parse(process.env.STORM ?? '') as StormOrder;
  const { mongodbUri, dataDir, epoch, speed, agents, workers, index } = order;
  const clock = { now: () => new Date(epoch + (Date.now() - epoch) * speed) };
  const store = await openStore({ mongodbUri, dataDir, clock });
  const own = Array.from({ length: agents }, (_, n) => n).filter((n) => n % workers === index);
  await Promise.all(own.map((n) => store.agents.create(stormAgent(n), 'none')));
  const desks = Array.from({ length: order.desks }, () => startDesk(store, clock));
  const arrived = { done: false };
  const shift = workShift({ store, desks, clock, order, over: () => arrived.done });
  await arrive(desks, order);
  arrived.done = true;
  await shift;
}

process.on('disconnect', () => process.exit(0));
main().catch((err: unknown) => {
  logger.error({ err }, 'worker');
  process.exitCode = 1;
  process.disconnect();
});
