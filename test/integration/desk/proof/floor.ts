import { newcomer, type Agent } from '../../../../src/contract/agent';
import type { Escalation } from '../../../../src/contract/escalation';
import type { Store } from '../../../../src/contract/store';
import { isEligible } from '../../../../src/desk/rules/eligible';
import type { FakeClock } from '../../../fakes/clock';
import { houseContent } from './house';
import { startProcess, type Process, type Said } from './process';

export const LEASE_MS = 60_000;

/** The whole of a random run: two processes on one store, the people, and what was seen of them. */
export class Floor {
  readonly said: Said = new Map();
  readonly agents: string[] = [];
  readonly escalations: string[] = [];
  /** Of each agent the most that may be in hand: the cap, or what was in hand when it was lowered. */
  readonly allowed = new Map<string, number>();
  processes: Process[] = [];
  moves = 0;
  private count = 0;

  constructor(
    readonly store: Store,
    readonly clock: FakeClock,
  ) {
    this.processes = [this.start(), this.start()];
  }

  start(): Process {
    const { store, clock, said } = this;
    const ids = { next: () => this.nextId('x') };
    return startProcess({ store, clock, said, ids, content: () => houseContent, leaseMs: LEASE_MS });
  }

  nextId(prefix: string): string {
    this.count++;
    return `${prefix}${String(this.count).padStart(5, '0')}`;
  }

  async hire(change: Partial<Agent>): Promise<void> {
    const id = this.nextId('agent');
    const agent: Agent = {
      ...{ id, username: id, displayName: id, role: 'agent', team: null },
      ...{ queues: [], skills: [], languages: ['zh-CN', 'en'], regions: [], cap: 2 },
      ...newcomer(this.clock.now()),
      ...change,
    };
    await this.store.agents.create(agent, 'none');
    this.agents.push(id);
    this.allowed.set(id, agent.cap);
  }

  async agent(pick: number): Promise<Agent> {
    const found = await this.store.agents.get(this.agents[pick % this.agents.length] ?? '');
    if (!found) throw new Error('an agent is gone');
    return found;
  }

  async everyone(): Promise<Agent[]> {
    return Promise.all(this.agents.map((_id, n) => this.agent(n)));
  }

  async everything(): Promise<Escalation[]> {
    const all = await Promise.all(this.escalations.map((id) => this.store.escalations.get(id)));
    return all.filter((one) => one !== null);
  }

  async waiting(): Promise<Escalation[]> {
    return (await this.everything()).filter(({ state }) => state === 'waiting');
  }

  /** Who would be offered something now. */
  async atWork(): Promise<Agent[]> {
    const since = this.clock.now().getTime() - LEASE_MS;
    const asked = await this.store.escalations.offeredTo();
    return (await this.everyone()).filter(
      ({ id, presence, seenAt, disabled }) =>
        !asked.has(id) && presence.state === 'available' && !disabled && (seenAt?.getTime() ?? 0) >= since,
    );
  }

  /** Nothing more is to be done: leases, looks, offers and words have had their turn. */
  async settle(): Promise<void> {
    for (const process of this.processes) {
      process.fuse.left = Number.POSITIVE_INFINITY;
      await process.jobs.run();
    }
    this.clock.advance(5_001);
    const [one] = this.processes;
    await one?.desk.sweep();
    await one?.jobs.run();
  }
}

/** Whether the agent could take it but for the room. */
export function serves(agent: Agent, what: Escalation): boolean {
  return isEligible({ ...what, weight: 0 }, { ...agent, load: 0 });
}
