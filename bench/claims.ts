import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newcomer, type Agent } from '../src/contract/agent';
import type { Escalation } from '../src/contract/escalation';
import type { LogEntry } from '../src/contract/log';
import { USUAL_DESK, USUAL_QUEUE } from '../src/contract/routing';
import type { Store } from '../src/contract/store';
import { createDesk, type RunningDesk } from '../src/desk';
import { orderAt } from '../src/desk/rules/head-start';
import { createLocalBus } from '../src/jobs/local-bus';
import { openStore } from '../src/store/open';
import { escalation } from '../test/builders/escalation';
import { fakeCalendar } from '../test/fakes/calendar';
import { figures, type Figures } from './figures';

const QUEUES = ['general', 'cards', 'loans', 'wealth', 'complaints', 'fraud'];
const AT_A_TIME = 16;
const LOADED_AT_ONCE = 500;

export interface ClaimFigures extends Figures {
  waiting: number;
  agents: number;
  doubleClaims: number;
}

/** Claims by many agents from a long queue: slot, claim, event and notice, all but the customer's message itself. */
export async function benchClaims(
  waiting: number,
  agents: number,
  claims: number,
  mongodbUri: string | undefined,
  progress: (done: number) => void,
): Promise<ClaimFigures> {
  const dataDir = await mkdtemp(join(tmpdir(), 'switchboard-claims-'));
  const clock = { now: () => new Date() };
  const store = await openStore({ mongodbUri, dataDir, clock });
  try {
    const desk = deskOn(store);
    const people = await loadAgents(store, agents);
    await loadQueue(store, waiting, progress);
    const { latencies, elapsed, claimed } = await claimAll(desk, people, claims);
    const doubleClaims = claimed.length - new Set(claimed).size;
    return { ...figures(latencies, elapsed), waiting, agents, doubleClaims };
  } finally {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function deskOn(store: Store): RunningDesk {
  const logger = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
  };
  const speaker = {
    bot: { id: 'bot', name: 'bot' },
    say: () => Promise.resolve({} as LogEntry),
    phrase: () => '',
    hasRoom: () => Promise.resolve(true),
  };
  const content = {
    queues: () => QUEUES,
    queue: () => USUAL_QUEUE,
    desk: () => USUAL_DESK,
  } as unknown as ReturnType<Parameters<typeof createDesk>[0]['content']>;
  const jobs = {
    handle: () => undefined,
    add: () => Promise.resolve(),
    start: () => undefined,
    close: () => Promise.resolve(),
  };
  return createDesk({
    store,
    contacts: { related: (id) => Promise.resolve([id]) },
    speaker: () => speaker,
    content: () => content,
    calendar: fakeCalendar(),
    bus: createLocalBus(logger),
    jobs,
    clock: { now: () => new Date() },
    ids: { next: () => randomUUID() },
    logger,
    leaseMs: 3_600_000,
  });
}

async function claimAll(
  desk: RunningDesk,
  agents: Agent[],
  claims: number,
): Promise<{ latencies: number[]; elapsed: number; claimed: string[] }> {
  const latencies: number[] = [];
  const claimed: string[] = [];
  let next = 0;
  const started = performance.now();
  const worker = async (): Promise<void> => {
    for (let n = next++; n < claims; n = next++) {
      const before = performance.now();
      claimed.push((await desk.claimNext(agents[n % agents.length] as Agent)).id);
      latencies.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  return { latencies, elapsed: performance.now() - started, claimed };
}

async function loadAgents(store: Store, count: number): Promise<Agent[]> {
  const agents = Array.from({ length: count }, (_, n): Agent => ({
    id: `agent${String(n)}`,
    username: `agent${String(n)}`,
    displayName: `Agent ${String(n)}`,
    role: 'agent',
    queues: QUEUES.filter((_queue, index) => (n + index) % 2 === 0),
    skills: [],
    languages: ['zh-CN', 'zh-HK', 'en'],
    regions: [],
    team: null,
    cap: 1000,
    ...newcomer(new Date()),
  }));
  for (const agent of agents) await store.agents.create(agent, 'none');
  return agents;
}

async function loadQueue(store: Store, count: number, progress: (done: number) => void): Promise<void> {
  for (let from = 0; from < count; from += LOADED_AT_ONCE) {
    const batch = Array.from({ length: Math.min(LOADED_AT_ONCE, count - from) }, (_, n) =>
      waitingOne(from + n),
    );
    await Promise.all(batch.map((escalation) => store.escalations.open(escalation)));
    progress(Math.min(count, from + LOADED_AT_ONCE));
  }
}

function waitingOne(n: number): Escalation {
  const createdAt = new Date(1_700_000_000_000 + n);
  const priority = n % 10 === 0 ? 'urgent' : n % 3 === 0 ? 'high' : 'normal';
  return escalation({
    id: `e${String(n)}`,
    conversationId: `c${String(n)}`,
    channel: 'bench',
    customer: { id: `u${String(n)}`, name: '' },
    queue: QUEUES[n % QUEUES.length] ?? 'general',
    language: n % 4 === 0 ? 'en' : 'zh-CN',
    priority,
    createdAt,
    orderAt: orderAt({ priority, tier: null, createdAt }, USUAL_DESK),
    dueAt: new Date(createdAt.getTime() + 900_000),
  });
}
