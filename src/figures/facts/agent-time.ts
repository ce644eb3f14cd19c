import type { PresenceSpan } from '../../contract/figures';
import type { Stint } from './stints';
import { Spans } from './spans';

/** An agent's time within one interval of a report, in ms. */
export interface AgentTime {
  agent: string;
  at: number;
  available: number;
  onBreak: number;
  /** With at least one conversation in hand, or in after-contact work. */
  working: number;
  /** After-contact work with no conversation in hand. */
  after: number;
  /** Available, or working. */
  ready: number;
}

/** Gathers what agents did, and tells of any interval how long. */
export class AgentClock {
  private readonly agents = new Map<string, { talk: Spans; after: Spans; available: Spans; rest: Spans }>();

  stint({ agent, from, to, what }: Stint): void {
    this.of(agent)[what].add(from, to);
  }

  /** Of one agent in order of time: an entry that was left open ends where the next begins. */
  presence(spans: readonly PresenceSpan[], now: number): void {
    spans.forEach(({ agentId, state, from, to }, index) => {
      if (state === 'offline') return;
      const next = spans[index + 1];
      const following = next?.agentId === agentId ? next.from.getTime() : now;
      const end = Math.min(to?.getTime() ?? following, following, now);
      this.of(agentId)[state === 'available' ? 'available' : 'rest'].add(from.getTime(), end);
    });
  }

  /** Of every agent who was there, for each of the given intervals. */
  *over(intervals: readonly (readonly [from: number, to: number])[]): Generator<AgentTime> {
    for (const [agent, { talk, after, available, rest }] of this.agents) {
      const working = joined(talk, after);
      const ready = joined(working, available);
      for (const [from, to] of intervals) {
        const busy = working.within(from, to);
        const time: AgentTime = {
          ...{ agent, at: from },
          available: available.within(from, to),
          onBreak: rest.within(from, to),
          working: busy,
          after: busy - talk.within(from, to),
          ready: ready.within(from, to),
        };
        if (time.ready + time.onBreak > 0) yield time;
      }
    }
  }

  private of(agent: string): { talk: Spans; after: Spans; available: Spans; rest: Spans } {
    const known = this.agents.get(agent);
    if (known) return known;
    const fresh = { talk: new Spans(), after: new Spans(), available: new Spans(), rest: new Spans() };
    this.agents.set(agent, fresh);
    return fresh;
  }
}

function joined(...sets: Spans[]): Spans {
  const all = new Spans();
  for (const set of sets) all.addAll(set);
  return all;
}
