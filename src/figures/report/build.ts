import type { Agent } from '../../contract/agent';
import type { ReportQuery, ReportView } from '../../contract/figures-api';
import type { FiguresDeps } from '../deps';
import { AgentClock } from '../facts/agent-time';
import { shareOf, type Case } from '../facts/case';
import type { FactKinds } from '../figure';
import { FIGURES } from '../figures';
import { definitionsIn } from '../definitions';
import { bucketsOf, type Buckets } from './buckets';
import { People } from './people';
import type { Cases } from './cases';
import { spanOf } from './span';
import { Table } from './table';
import { titleOf } from './titles';

/** Talks that began so long before the report are looked at for the agents' time in it. */
const LOOK_BACK_MS = 12 * 3_600_000;
const MOST_PRESENCES = 200_000;

interface Work {
  query: ReportQuery;
  from: number;
  to: number;
  buckets: Buckets;
  people: People;
  table: Table;
  clock: AgentClock;
}

/** Reads what happened and works out every figure; memory grows with the rows, not with what happened. */
export async function buildReport(query: ReportQuery, deps: FiguresDeps, cases: Cases): Promise<ReportView> {
  const [from, to] = spanOf(query, query.interval);
  const agents = await deps.store.agents.list();
  const without = withoutMeaning(query);
  const work: Work = {
    ...{ query, from, to },
    buckets: bucketsOf(from, to, query.interval, query.timeZone),
    people: new People(agents, query),
    table: new Table(FIGURES, without),
    clock: new AgentClock(),
  };
  if (query.by === 'none' && query.interval !== 'none') {
    work.buckets.spans.forEach((_, bucket) => void work.table.row(null, bucket));
  }
  await addCases(work, cases);
  if (!without.total.has('time')) await addTime(work, deps, !without.rows.has('time'));
  if (!without.total.has('bot')) await addBot(work, deps, !without.rows.has('bot'));
  return viewOf(work, deps, agents);
}

type Without = Record<'rows' | 'total', Set<keyof FactKinds>>;

/** The agents' time is not told by queue or channel, and the bot knows of no queue and no agent. */
function withoutMeaning({ by, queue, channel, agent, team }: ReportQuery): Without {
  const ofPeople = agent !== undefined || team !== undefined;
  const total = kinds(queue !== undefined || channel !== undefined, queue !== undefined || ofPeople);
  const rows = kinds(by === 'queue' || by === 'channel', by !== 'none' && by !== 'channel');
  return { total, rows: new Set([...total, ...rows]) };
}

function kinds(noTime: boolean, noBot: boolean): Set<keyof FactKinds> {
  return new Set([...(noTime ? ['time' as const] : []), ...(noBot ? ['bot' as const] : [])]);
}

async function addCases(work: Work, cases: Cases): Promise<void> {
  const { from, to, query, clock } = work;
  await cases.each(from - LOOK_BACK_MS, to, (fact) => {
    for (const stint of fact.stints) clock.stint(stint);
    if (fact.openedAt < from) return;
    if (query.queue !== undefined && fact.queue !== query.queue) return;
    if (query.channel !== undefined && fact.channel !== query.channel) return;
    addCase(work, fact);
  });
}

function addCase({ people, table, buckets, query }: Work, whole: Case): void {
  const fact = people.chosen ? shareOf(whole, people.chosen) : whole;
  if (!fact) return;
  table.sum('cases', fact);
  const bucket = query.interval === 'none' ? -1 : buckets.of(fact.openedAt);
  if (query.by === 'queue') table.add('cases', fact.queue, bucket, fact);
  else if (query.by === 'channel') table.add('cases', fact.channel, bucket, fact);
  else if (query.by === 'none') addPlain(table, bucket, fact);
  else addByPeople(table, bucket, fact, people);
}

function addPlain(table: Table, bucket: number, fact: Case): void {
  if (bucket >= 0) table.add('cases', null, bucket, fact);
}

/** To each of those who had it their part; what nobody had stands in a row of its own. */
function addByPeople(table: Table, bucket: number, fact: Case, people: People): void {
  const had = new Set(fact.stints.map(({ agent }) => people.groupOf(agent)));
  if (fact.stints.length === 0) table.add('cases', null, bucket, fact);
  for (const group of had) {
    const part = shareOf(fact, people.membersOf(group));
    if (part) table.add('cases', group, bucket, part);
  }
}

async function addTime(
  { clock, table, buckets, people, query, from, to }: Work,
  deps: FiguresDeps,
  inRows: boolean,
): Promise<void> {
  const spans = await deps.store.presences.between(new Date(from), new Date(to), MOST_PRESENCES);
  clock.presence(spans, Math.min(to, deps.clock.now().getTime()));
  for (const time of clock.over([[from, to]])) {
    if (people.chosen?.has(time.agent) ?? true) table.sum('time', time);
  }
  if (!inRows || (query.by === 'none' && query.interval === 'none')) return;
  for (const time of clock.over(buckets.spans)) {
    if (people.chosen?.has(time.agent) === false) continue;
    const bucket = query.interval === 'none' ? -1 : buckets.of(time.at);
    table.add('time', query.by === 'none' ? null : people.groupOf(time.agent), bucket, time);
  }
}

async function addBot(
  { table, buckets, query, from, to }: Work,
  deps: FiguresDeps,
  inRows: boolean,
): Promise<void> {
  const tallies = await deps.store.tallies.between(new Date(from), new Date(to));
  for (const { at, channel, counts } of tallies) {
    if (query.channel !== undefined && channel !== query.channel) continue;
    table.sum('bot', counts);
    if (!inRows) continue;
    const bucket = query.interval === 'none' ? -1 : buckets.of(at.getTime());
    if (query.by === 'channel') table.add('bot', channel, bucket, counts);
    else if (bucket >= 0) table.add('bot', null, bucket, counts);
  }
}

function viewOf({ query, from, to, buckets, table }: Work, deps: FiguresDeps, agents: Agent[]): ReportView {
  const { total, rows } = table.values();
  const title = titleOf(query, deps.content(), agents);
  const start = (bucket: number): string | null => {
    const begin = buckets.spans[bucket]?.[0];
    return begin === undefined ? null : new Date(begin).toISOString();
  };
  return {
    ...{ timeZone: query.timeZone, by: query.by, interval: query.interval, total },
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    at: deps.clock.now().toISOString(),
    figures: definitionsIn(query.locale),
    rows: rows
      .map(({ key, bucket, values }) => ({ key, title: title(key), start: start(bucket), values }))
      .sort((a, b) => order(a.start, b.start) || order(a.title, b.title)),
  };
}

function order(a: string | null, b: string | null): number {
  return a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1;
}
