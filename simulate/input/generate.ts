import { LOCALES, type Locale } from '../../src/contract/understanding';
import { PRIORITIES, type Priority } from '../../src/contract/content';
import type { Arrival, Worker } from '../model';
import { Chance } from '../random';
import type { Customers } from './scenario-schema';

const QUARTER_MS = 15 * 60_000;
/** A bank's day: little at night, most before noon and in the afternoon. */
const USUAL_HOURS = [
  5, 3, 2, 2, 2, 4, 10, 25, 60, 95, 110, 100, 75, 85, 105, 100, 85, 65, 50, 45, 40, 32, 20, 10,
];

/** A day of customers: Poisson by quarters of an hour. The same seed gives the same day. */
export function generateArrivals(
  customers: Customers,
  midnight: number,
  workers: readonly Worker[],
  seed: number,
): Arrival[] {
  const chance = new Chance(seed);
  const hours = customers.hours ?? USUAL_HOURS;
  const all = hours.reduce((sum, weight) => sum + weight, 0);
  const arrivals: Arrival[] = [];
  for (let quarter = 0; quarter < 96; quarter++) {
    const expected = (customers.count * (hours[quarter >> 2] ?? 0)) / all / 4;
    if (expected === 0) continue;
    const begin = midnight + quarter * QUARTER_MS;
    const step = QUARTER_MS / expected;
    for (let at = begin + chance.exponential(step); at < begin + QUARTER_MS; at += chance.exponential(step)) {
      arrivals.push(customer(Math.round(at), customers, workers, chance));
    }
  }
  return arrivals;
}

function customer(at: number, of: Customers, workers: readonly Worker[], chance: Chance): Arrival {
  const channel = chance.pick(of.channels);
  const tier = chance.pick(of.tiers);
  const manager = tier !== 'none' && chance.next() < of.managers;
  return {
    ...{ at, channel },
    queue: chance.pick(of.queues),
    language: known<Locale>(LOCALES, chance.pick(of.languages)),
    priority: known<Priority>(PRIORITIES, chance.pick(of.priorities)),
    tier: tier === 'none' ? null : tier,
    region: null,
    manager: manager ? (workers[Math.floor(chance.next() * workers.length)]?.id ?? null) : null,
    handling: Math.round(1000 * chance.logNormal(of.handling[channel] ?? 450, of.spread)),
    patience: of.patience === 0 ? Infinity : Math.round(1000 * chance.exponential(of.patience)),
  };
}

function known<T extends string>(words: readonly T[], word: string): T {
  const found = words.find((each) => each === word);
  if (found === undefined) throw new Error(`${word} is none of ${words.join(', ')}`);
  return found;
}
