import { fork, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import type { Store } from '../../../src/contract/store';
import { createStoreJobs } from '../../../src/jobs/store-jobs';
import { openStore } from '../../../src/store/open';
import { fakeLogger } from '../../fakes/logger';
import { audit, type Audited } from './audit';
import { stormRequest } from './house';
import { deskOn, LEASE_MS } from './desk-on';
import type { StormNews, StormOrder } from './order';

export interface StormOptions {
  agents: number;
  escalations: number;
  kills: number;
  /** Milliseconds between kills, at most. */
  every: number;
  speed: number;
  dataDir: string;
  /** Set: two processes on it; left out: one with two desks on the embedded store. */
  mongodbUri?: string | undefined;
}

/** A pass of the dispatcher on a machine that is busy otherwise, in real ms. */
const PASS_MS = 3_000;
const TOLD_EVERY = 5_000;
const SCRIPT = resolve(process.env.CHAOS_DIST ?? 'dist', 'test/chaos/storm/worker.js');

export interface StormResult extends Audited {
  kills: number;
  faults: string[];
  seconds: number;
}

/** The workers of a storm and what was heard of them. */
class Storm {
  readonly queued = new Set<string>();
  readonly took = new Map<string, string[]>();
  readonly faults: string[] = [];
  kills = 0;
  private readonly known = new Set<number>();
  private from = 0;
  private readonly epoch = Date.now();
  private readonly workers: ChildProcess[] = [];
  private readonly state = { over: false };

  constructor(private readonly options: StormOptions) {}

  async run(): Promise<void> {
    const count = this.options.mongodbUri === undefined ? 1 : 2;
    const ended = Array.from({ length: count }, (_, index) => this.keepRunning(index, count));
    const rage = this.rage();
    await Promise.all(ended);
    this.state.over = true;
    await rage;
  }

  now(): number {
    return this.epoch + (Date.now() - this.epoch) * this.options.speed;
  }

  private order(index: number, workers: number): StormOrder {
    const { agents, escalations, speed, dataDir, mongodbUri } = this.options;
    const common = { agents, escalations, speed, dataDir, mongodbUri, epoch: this.epoch };
    return { ...common, index, workers, from: this.from, desks: workers === 1 ? 2 : 1 };
  }

  /** Starts the worker again whenever it was killed, until it says that nobody is left. */
  private async keepRunning(index: number, workers: number): Promise<void> {
    const seen = { empty: false };
    while (!seen.empty) {
      const env = { ...process.env, STORM: JSON.stringify(this.order(index, workers)) };
      const worker = fork(SCRIPT, [], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
      this.workers[index] = worker;
      worker.on('message', (news: StormNews) => {
        if (news.type === 'empty') {
          seen.empty = true;
          worker.disconnect();
        }
        this.heard(news);
      });
      const code = await new Promise<number | null>((done) => worker.once('exit', done));
      if (code !== null && code !== 0) throw new Error(`a worker ended by itself: ${this.faults.join('\n')}`);
    }
  }

  private heard(news: StormNews): void {
    if (news.type === 'fault') this.faults.push(news.text);
    if (news.type === 'took') this.took.set(news.id, [...(this.took.get(news.id) ?? []), news.agent]);
    if (news.type !== 'queued') return;
    this.queued.add(stormRequest(news.n).id);
    this.known.add(news.n);
    while (this.known.delete(this.from)) this.from++;
    if (this.queued.size % TOLD_EVERY === 0)
      process.stderr.write(`storm: ${String(this.queued.size)} came\n`);
  }

  private isOver(): boolean {
    return this.state.over;
  }

  private async rage(): Promise<void> {
    while (!this.isOver() && this.kills < this.options.kills) {
      await new Promise((done) => setTimeout(done, Math.random() * this.options.every));
      const worker = this.workers[Math.floor(Math.random() * this.workers.length)];
      if (!this.isOver() && worker?.kill('SIGKILL') === true) this.kills++;
    }
  }
}

/** The sweep that gives back the places of those who died between two operations. */
async function afterGrace(store: Store, late: number): Promise<void> {
  const logger = fakeLogger();
  const clock = { now: () => new Date(late) };
  const desk = deskOn(store, clock, createStoreJobs(store.jobs, clock, logger), logger);
  await desk.sweep();
}

/** A storm, and then a look at what is left: the places after their grace, and all histories. */
export async function storm(options: StormOptions): Promise<StormResult> {
  const started = Date.now();
  const run = new Storm(options);
  await run.run();
  const { dataDir, mongodbUri } = options;
  const late = run.now() + LEASE_MS;
  const store = await openStore({ dataDir, mongodbUri, clock: { now: () => new Date(late) } });
  try {
    await afterGrace(store, late);
    const { queued, took, faults, kills } = run;
    return {
      ...(await audit(store, queued, took, options.speed * PASS_MS)),
      ...{ kills, faults, seconds: Math.round((Date.now() - started) / 1000) },
    };
  } finally {
    await store.close();
  }
}
