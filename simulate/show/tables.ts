import type { Result } from '../measure/result';
import type { Waits } from '../measure/waits';
import { duration, percent, ratio, WAIT_TITLES, waitCells } from './words';

export interface Table {
  title: string;
  head: string[];
  rows: string[][];
}

/** All tables of one result, or of two beside each other. */
export function tablesOf(results: readonly Result[]): Table[] {
  const names = results.map(({ name }) => name);
  return [
    { title: 'The day', head: ['', ...names], rows: summary(results) },
    waits('By queue', results, ({ queues }) => queues),
    waits('By tier', results, ({ tiers }) => tiers),
    waits('By priority', results, ({ priorities }) => priorities),
    waits('By language', results, ({ languages }) => languages),
  ];
}

type Line = [title: string, of: (result: Result) => string];

const SUMMARY: Line[] = [
  ['customers', ({ all }) => String(all.offered)],
  ['answered', ({ all }) => String(all.answered)],
  ['abandoned', ({ all }) => percent(all.abandonment)],
  ['service level (taken within the promise)', ({ all }) => percent(all.serviceLevel)],
  ['mean wait', ({ all }) => duration(all.mean)],
  ['90 of 100 wait at most', ({ all }) => duration(all.p90)],
  ['longest wait', ({ all }) => duration(all.longest)],
  ['agents', ({ agents }) => String(agents.count)],
  ['occupancy', ({ agents }) => percent(agents.occupancy)],
  [
    'least to most loaded agent',
    ({ agents }) => `${percent(agents.leastLoaded)} to ${percent(agents.mostLoaded)}`,
  ],
  ['fairness among agents (Jain, 1 is even)', ({ agents }) => ratio(agents.jain)],
  ['offers missed', ({ agents }) => String(agents.missedOffers)],
  ['sent on by overflow', ({ overflows }) => String(overflows)],
  ['wait of those with a tier, over that of others', ({ fairness }) => ratio(fairness.tierOverOthers)],
  ['times somebody was overtaken', ({ fairness }) => String(fairness.overtaken)],
  ['worst overtaking', ({ fairness }) => duration(fairness.worstOvertaking)],
  ['bound of the head starts', ({ fairness }) => duration(fairness.bound)],
  ['estimated wait: mean error', ({ estimate }) => duration(estimate.meanError)],
  ['estimated wait: bias', ({ estimate }) => duration(estimate.bias)],
];

function summary(results: readonly Result[]): string[][] {
  return SUMMARY.map(([title, of]) => [title, ...results.map(of)]);
}

function waits(
  title: string,
  results: readonly Result[],
  of: (result: Result) => Record<string, Waits>,
): Table {
  const keys = [...new Set(results.flatMap((result) => Object.keys(of(result))))].sort();
  const many = results.length > 1;
  const rows = keys.flatMap((key) =>
    results.flatMap((result) => {
      const found = of(result)[key];
      return found ? [[key, ...(many ? [result.name] : []), ...waitCells(found)]] : [];
    }),
  );
  return { title, head: ['', ...(many ? ['scenario'] : []), ...WAIT_TITLES], rows };
}
