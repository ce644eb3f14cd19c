import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Arrival, Scenario } from '../model';
import { generateArrivals } from './generate';
import { readArrivals } from './read-arrivals';
import { rulesOf } from './rules';
import { groupSchema, scenarioSchema, type ScenarioFile } from './scenario-schema';
import { USUAL_STAFF, workersOf } from './staff';
import { midnightOf } from './midnight';

export interface LoadOptions {
  /** JSON; left out: everything as usual. */
  scenario?: string | undefined;
  /** CSV; left out: a day is made. */
  arrivals?: string | undefined;
  intents: string;
  seed: number;
  /** On average over the day, in place of what the scenario says. */
  customers?: number | undefined;
}

/** Reads and checks what is simulated; throws Errors that say what is wrong where. */
export async function loadScenario(options: LoadOptions): Promise<Scenario> {
  const file = await readScenario(options.scenario);
  const midnight = midnightOf(file.day, file.timeZone);
  const workers = workersOf(file.staff ?? USUAL_STAFF.map((group) => groupSchema.parse(group)), midnight);
  const customers = {
    ...file.customers,
    ...(options.customers !== undefined && { count: options.customers }),
  };
  const arrivals: Arrival[] =
    options.arrivals === undefined
      ? generateArrivals(customers, midnight, workers, options.seed)
      : readArrivals(await readFile(options.arrivals, 'utf8'), midnight);
  const { accept, missed, away, wrapup } = file.manners;
  const rules = await rulesOf(options.intents, file.rules);
  checkQueues(arrivals, rules.queues);
  return {
    ...{ name: file.name, arrivals, workers, rules, seed: options.seed },
    manners: { accept: [accept[0] * 1000, accept[1] * 1000], away: away * 1000, missed, wrapup },
  };
}

async function readScenario(path: string | undefined): Promise<ScenarioFile> {
  if (path === undefined) return scenarioSchema.parse({});
  const parsed = scenarioSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (!parsed.success) throw new Error(`${path}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function checkQueues(arrivals: readonly Arrival[], queues: readonly string[]): void {
  const strange = arrivals.find(({ queue }) => !queues.includes(queue));
  if (strange) throw new Error(`There is no queue ${strange.queue}; there are ${queues.join(', ')}.`);
}
