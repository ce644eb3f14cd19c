import type { Escalation } from '../../../../src/contract/escalation';
import type { Job, Jobs, Logger } from '../../../../src/contract/ports';
import { createDesk, type DeskDeps, type RunningDesk } from '../../../../src/desk';
import { createLocalBus } from '../../../../src/jobs/local-bus';
import { fakeCalendar } from '../../../fakes/calendar';

/** The process died, or its call was cut off. */
export class Cut extends Error {}

/** Breaks one call to the world outside. */
export interface Fuse {
  /** Calls until it blows; Infinity: never. */
  left: number;
  /** The call is done, and only its answer is lost. */
  done: boolean;
  /** The process dies with it: none of its later calls is done. Otherwise that one call fails. */
  fatal: boolean;
}

/** Every method goes through the fuse. */
function fused<T extends object>(target: T, fuse: Fuse): T {
  return new Proxy(target, {
    get(from, name) {
      const value: unknown = Reflect.get(from, name);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => through(fuse, () => Reflect.apply(value, from, args) as unknown);
    },
  });
}

async function through(fuse: Fuse, call: () => unknown): Promise<unknown> {
  if (fuse.left <= 0 && fuse.fatal) throw new Cut();
  fuse.left--;
  if (fuse.left !== 0) return call();
  if (fuse.done) await call();
  throw new Cut();
}

/** Jobs of a process, run when told to. */
export class HandJobs implements Jobs {
  private readonly handlers = new Map<string, (key: string) => Promise<void>>();
  private readonly queued = new Map<string, { job: Job; at: number }>();

  constructor(private readonly now: () => Date) {}

  handle(name: string, handler: (key: string) => Promise<void>): void {
    this.handlers.set(name, handler);
  }
  add(job: Job, at = this.now()): Promise<void> {
    const id = `${job.name}:${job.key}`;
    const known = this.queued.get(id)?.at ?? Number.POSITIVE_INFINITY;
    this.queued.set(id, { job, at: Math.min(known, at.getTime()) });
    return Promise.resolve();
  }
  start(): void {}
  close(): Promise<void> {
    this.queued.clear();
    return Promise.resolve();
  }
  /** Runs what is due until nothing is. */
  async run(): Promise<void> {
    for (let round = 0; round < 100; round++) {
      const due = [...this.queued].filter(([, { at }]) => at <= this.now().getTime());
      if (due.length === 0) return;
      for (const [id, { job }] of due) {
        this.queued.delete(id);
        await this.handlers.get(job.name)?.(job.key);
      }
    }
    throw new Error('jobs that make each other without an end');
  }
}

/** What customers were told: the text by key, as the outbox keeps it. */
export type Said = Map<string, string>;

export interface Process {
  desk: RunningDesk;
  jobs: HandJobs;
  fuse: Fuse;
}

export type World = Pick<DeskDeps, 'store' | 'clock' | 'ids' | 'content' | 'leaseMs'> & { said: Said };

const QUIET: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** A process of the desk; several may share a store. */
export function startProcess({ store, said, ...world }: World): Process {
  const fuse: Fuse = { left: Number.POSITIVE_INFINITY, done: false, fatal: false };
  const jobs = new HandJobs(() => world.clock.now());
  const outbox = fused({ say: (key: string, text: string) => Promise.resolve(said.set(key, text)) }, fuse);
  const speaker = {
    bot: { id: 'bot', name: 'bot' },
    say: async ({ key, text }: { key: string; text: string }) => {
      if (!said.has(key)) await outbox.say(key, text);
      return {} as never;
    },
    phrase: (message: string) => message,
    hasRoom: () => Promise.resolve(true),
  };
  const desk = createDesk({
    ...world,
    store: {
      escalations: fused(store.escalations, fuse),
      agents: fused(store.agents, fuse),
      events: fused(store.events, fuse),
      doors: fused(store.doors, fuse),
    },
    contacts: { related: (id) => Promise.resolve([id]) },
    speaker: () => speaker,
    calendar: fakeCalendar(),
    bus: createLocalBus(QUIET),
    jobs,
    logger: QUIET,
  });
  return { desk, jobs, fuse };
}

/** The order of service. */
export function before(
  a: Pick<Escalation, 'id' | 'orderAt'>,
  b: Pick<Escalation, 'id' | 'orderAt'>,
): boolean {
  const difference = a.orderAt.getTime() - b.orderAt.getTime();
  return difference < 0 || (difference === 0 && a.id < b.id);
}
