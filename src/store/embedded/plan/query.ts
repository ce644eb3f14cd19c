import { decodeFields } from '../bson/decode';
import type { Doc } from '../bson/types';
import { conjuncts } from '../query/ast';
import type { Node } from '../query/ast';
import { compileNode, fieldsOf } from '../query/matcher';
import type { Matches } from '../query/matcher';
import { parseFilter } from '../query/parse';
import { decode } from '../bson/decode';
import { sortKey } from '../query/sort';
import type { SortSpec } from '../query/sort';
import type { Catalog } from '../storage/catalog';
import type { Stored, Table } from '../storage/table';
import { choosePlan } from './planner';
import type { Plan } from './planner';
import { countPlan, readPlans } from './reader';
import type { Examined } from './reader';
import { planUnion } from './union';

/** A compiled question to one collection. */
export interface Query {
  readonly node: Node;
  readonly matches: Matches;
  readonly fields: ReadonlySet<string> | undefined;
  readonly sort: SortSpec | undefined;
  readonly skip: number;
  /** Largest number of documents wanted; 0 for all. */
  readonly limit: number;
}

/** Compiles a filter with the order and cut of a query. */
export function compileQuery(filter: Doc, sort?: SortSpec, skip = 0, limit = 0): Query {
  const node = parseFilter(filter);
  return { node, matches: compileNode(node), fields: fieldsOf(node), sort, skip, limit };
}

/** What a running query yields: a document, or undefined as a chance to pause. */
export type Step = Stored | undefined;

const PAUSE_EVERY = 256;

function passes(query: Query, bytes: Buffer): boolean {
  if (query.fields === undefined) return query.matches(decode(bytes));
  return query.fields.size === 0 || query.matches(decodeFields(bytes, query.fields));
}

/** How a query is read: by one plan, or by one for each alternative of an `$or`. */
export interface Reading {
  readonly plans: readonly Plan[];
  readonly sorted: boolean;
}

/** Chooses how to read a query. */
export function planQuery(table: Table, { node, sort }: Query): Reading {
  const single = choosePlan(table, conjuncts(node), sort);
  if (sort !== undefined && single.sorted) return { plans: [single], sorted: true };
  return { plans: planUnion(table, node, single) ?? [single], sorted: sort === undefined };
}

interface Run {
  readonly table: Table;
  readonly query: Query;
  readonly reading: Reading;
  readonly examined: Examined;
  readonly isAlive: () => boolean;
}

function* matching({ table, query, reading, examined, isAlive }: Run): Generator<Step> {
  const wanted = query.limit === 0 || !reading.sorted ? 256 : query.limit + query.skip;
  for (const found of readPlans(table, reading.plans, wanted, isAlive)) {
    if (++examined.docs % PAUSE_EVERY === 0) yield undefined;
    if (passes(query, found.bytes)) yield found;
  }
}

function* cut(steps: Generator<Step>, skip: number, limit: number): Generator<Step> {
  let seen = 0;
  for (const step of steps) {
    if (step === undefined) yield step;
    else if (++seen > skip) yield step;
    if (step !== undefined && limit > 0 && seen === skip + limit) return;
  }
}

interface Keyed {
  readonly stored: Stored;
  readonly key: Buffer;
}

const byKey = (a: Keyed, b: Keyed): number => Buffer.compare(a.key, b.key);

/** Sorts in memory, keeping no more than a few times the number wanted. */
function* sorted(steps: Generator<Step>, sort: SortSpec, keep: number): Generator<Step> {
  let all: Keyed[] = [];
  for (const step of steps) {
    if (step === undefined) {
      yield undefined;
      continue;
    }
    all.push({ stored: step, key: sortKey(decodeFields(step.bytes, sort.fields), sort) });
    if (keep > 0 && all.length >= keep * 2 + 1000) all = all.sort(byKey).slice(0, keep);
  }
  for (const { stored } of all.sort(byKey)) yield stored;
}

/**
 * Runs a query; it may be stopped at any step, and rests between steps without holding anything. With a catalog it
 * fails, as MongoDB's cursors do, when the collection or the index it reads is dropped meanwhile.
 */
export function runQuery(
  table: Table,
  query: Query,
  examined: Examined = { docs: 0 },
  catalog?: Catalog,
): Generator<Step> {
  const reading = planQuery(table, query);
  const isAlive = catalog === undefined ? () => true : catalog.watch(table, reading.plans.map(({ source }) => source?.index)); // prettier-ignore
  const { sort, skip, limit } = query;
  const found = matching({ table, query, reading, examined, isAlive });
  const ordered = sort && !reading.sorted ? sorted(found, sort, limit > 0 ? skip + limit : 0) : found;
  return skip > 0 || limit > 0 ? cut(ordered, skip, limit) : ordered;
}

/** The first document of a query. */
export function firstOf(table: Table, query: Query): Stored | undefined {
  for (const step of runQuery(table, { ...query, limit: 1 })) if (step !== undefined) return step;
  return undefined;
}

/** All documents of a query at once. Why: a write must not meet again the documents that it has just moved. */
export function allOf(table: Table, query: Query): Stored[] {
  const found: Stored[] = [];
  for (const step of runQuery(table, query)) if (step !== undefined) found.push(step);
  return found;
}

/** The number of documents of a query without looking at them, where an index alone knows it. */
export function countUnseen(table: Table, query: Query): number | undefined {
  if (query.skip > 0 || query.limit > 0 || !isConjunction(query.node)) return undefined;
  if (query.node.kind === 'and' && query.node.nodes.length === 0) return table.count();
  const plan = choosePlan(table, conjuncts(query.node), undefined);
  return plan.exact && plan.source !== undefined ? countPlan(table, plan.source, plan) : undefined;
}

function isConjunction(node: Node): boolean {
  return node.kind === 'leaf' || (node.kind === 'and' && node.nodes.every(isConjunction));
}
