import type { Agent } from '../../contract/agent';
import { MOST_BOARD_ROWS } from '../../contract/board';
import type { Opening } from '../../contract/desk';
import type { Escalation } from '../../contract/escalation';
import type { Doors } from '../../contract/routing';
import type { HttpDeps } from '../deps';

/** What the board is made of: the same for all who look at it. */
export interface Snapshot {
  at: Date;
  agents: Agent[];
  waiting: Escalation[];
  inHand: Escalation[];
  counts: Map<string, number>;
  doors: Map<string, Doors>;
  openings: Map<string, Opening>;
  /** Opened in the last hour. */
  lately: Escalation[];
}

export type SnapshotDeps = Pick<HttpDeps, 'store' | 'desk' | 'content' | 'clock'>;

const HOUR_MS = 3_600_000;
const MOST_LATELY = 2_000;
const SNAPSHOT_MS = 1_000;
const LATELY_MS = 10_000;

/** Reads what the board shows, once a second for all; the last hour, which is much, every ten seconds. */
export function createSnapshots(deps: SnapshotDeps): () => Promise<Snapshot> {
  const lately = kept(LATELY_MS, deps.clock, () => readLately(deps));
  return kept(SNAPSHOT_MS, deps.clock, async () => readSnapshot(deps, await lately()));
}

async function readSnapshot(deps: SnapshotDeps, lately: Escalation[]): Promise<Snapshot> {
  const { agents, escalations, doors } = deps.store;
  const [people, waiting, inHand, counts, allDoors] = await Promise.all([
    agents.list(),
    escalations.list({ states: ['waiting'] }, MOST_BOARD_ROWS),
    escalations.list({ states: ['offered', 'active', 'wrapup'] }, MOST_BOARD_ROWS),
    escalations.countWaiting(),
    doors.list(),
  ]);
  const queues = [...new Set([...deps.content().queues(), ...counts.keys()])];
  const openings = await Promise.all(queues.map(async (id) => [id, await deps.desk.opening(id)] as const));
  return {
    at: deps.clock.now(),
    ...{ agents: people, waiting, inHand, counts, lately },
    doors: new Map(allDoors.map((each) => [each.queue, each])),
    openings: new Map(openings),
  };
}

/** The newest: a desk with more than this in an hour is judged by the last part of it. */
async function readLately({ store, clock }: SnapshotDeps): Promise<Escalation[]> {
  const to = clock.now();
  const span = { from: new Date(to.getTime() - HOUR_MS), to: new Date(to.getTime() + 1) };
  return (await store.past.escalations(span, MOST_LATELY)).found;
}

/** Calls that come while one runs, or shortly after, get the same answer; a failure is not kept. */
function kept<T>(ms: number, clock: HttpDeps['clock'], read: () => Promise<T>): () => Promise<T> {
  let last: { at: number; value: Promise<T> } | null = null;
  return () => {
    const now = clock.now().getTime();
    if (last && now - last.at < ms) return last.value;
    const mine = { at: now, value: read() };
    last = mine;
    mine.value.catch(() => {
      if (last === mine) last = null;
    });
    return mine.value;
  };
}
