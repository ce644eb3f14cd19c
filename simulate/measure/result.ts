import { groupBy } from '../group';
import { overtakingBound } from '../../src/desk/rules/head-start';
import type { Outcome } from '../outcome';
import type { Member } from '../staff';
import type { Ticket } from '../ticket';
import { meanOf, waitOf, waitsOf, type Waits } from './waits';

export interface Result {
  name: string;
  all: Waits;
  queues: Record<string, Waits>;
  tiers: Record<string, Waits>;
  priorities: Record<string, Waits>;
  languages: Record<string, Waits>;
  agents: {
    count: number;
    /** Busy time over time at work. */
    occupancy: number | null;
    /** Of each agent's load against the cap while at work: 1 is even, 1/n is all on one. */
    jain: number | null;
    leastLoaded: number | null;
    mostLoaded: number | null;
    missedOffers: number;
  };
  fairness: {
    /** Mean wait of customers with a tier over that of those without; null where one of them is missing. */
    tierOverOthers: number | null;
    /** Seconds by which somebody came later than one of the same needs who was still waiting, at most. */
    worstOvertaking: number;
    overtaken: number;
    /** The most that the head starts allow, in seconds. */
    bound: number;
  };
  estimate: {
    told: number;
    /** Seconds; of those answered who were told a wait. */
    meanError: number | null;
    /** Above 0: told too long. */
    bias: number | null;
  };
  overflows: number;
  /** By quarters of an hour. */
  course: { at: string; arrivals: number; waiting: number; meanWait: number | null; left: number }[];
}

const QUARTER_MS = 15 * 60_000;

export function resultOf(outcome: Outcome): Result {
  const { scenario, tickets } = outcome;
  const by = (key: (ticket: Ticket) => string): Record<string, Waits> =>
    Object.fromEntries(
      [...groupBy(tickets, key)]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, group]) => [name, waitsOf(group, scenario.rules)]),
    );
  return {
    name: scenario.name,
    all: waitsOf(tickets, scenario.rules),
    queues: by(({ joined }) => joined),
    tiers: by(({ arrival }) => arrival.tier ?? 'none'),
    priorities: by(({ arrival }) => arrival.priority),
    languages: by(({ language }) => language),
    agents: agentsOf(outcome),
    fairness: fairnessOf(outcome),
    estimate: estimateOf(tickets),
    overflows: outcome.overflows,
    course: courseOf(outcome),
  };
}

function agentsOf({ members, missed }: Outcome): Result['agents'] {
  const worked = members.filter(({ ready }) => ready > 0);
  const loads = worked.map(({ loaded, ready }) => loaded / ready);
  const sum = (of: (member: Member) => number): number => worked.reduce((all, one) => all + of(one), 0);
  const ready = sum((member) => member.ready);
  return {
    count: members.length,
    occupancy: ready === 0 ? null : sum(({ busy }) => busy) / ready,
    jain: jainOf(loads),
    leastLoaded: loads.length === 0 ? null : Math.min(...loads),
    mostLoaded: loads.length === 0 ? null : Math.max(...loads),
    missedOffers: missed,
  };
}

/** Jain's index of fairness: the square of the sum over n times the sum of squares. */
export function jainOf(shares: readonly number[]): number | null {
  const sum = shares.reduce((all, share) => all + share, 0);
  const squares = shares.reduce((all, share) => all + share * share, 0);
  return squares === 0 ? null : (sum * sum) / (shares.length * squares);
}

function fairnessOf({ tickets, scenario, overtaking }: Outcome): Result['fairness'] {
  const answered = tickets.filter(({ answeredAt }) => answeredAt !== null);
  const meanWait = (has: boolean): number | null =>
    meanOf(answered.filter(({ arrival }) => (arrival.tier !== null) === has).map(waitOf));
  const [tier, others] = [meanWait(true), meanWait(false)];
  return {
    tierOverOthers: tier === null || others === null || others === 0 ? null : tier / others,
    worstOvertaking: overtaking.worst / 1000,
    overtaken: overtaking.count,
    bound: overtakingBound(scenario.rules.desk()),
  };
}

function estimateOf(tickets: readonly Ticket[]): Result['estimate'] {
  const errors = tickets.flatMap((ticket) => {
    const minutes = ticket.told?.minutes ?? null;
    return minutes === null || ticket.answeredAt === null ? [] : [minutes * 60 - waitOf(ticket)];
  });
  return { told: errors.length, meanError: meanOf(errors.map(Math.abs)), bias: meanOf(errors) };
}

function courseOf({ tickets, waiting }: Outcome): Result['course'] {
  const quarters = groupBy(tickets, ({ arrival: { at } }) => Math.floor(at / QUARTER_MS) * QUARTER_MS);
  const last = Math.max(0, ...quarters.keys());
  return waiting
    .filter(({ at, count }) => at <= last || count > 0)
    .map(({ at, count }) => {
      const came = quarters.get(at) ?? [];
      const answered = came.filter(({ answeredAt }) => answeredAt !== null);
      return {
        at: new Date(at).toISOString(),
        arrivals: came.length,
        waiting: count,
        meanWait: meanOf(answered.map(waitOf)),
        left: came.length - answered.length,
      };
    });
}
