import type { Statement } from '../storage/sqlite';
import type { Table } from '../storage/table';
import { ServerFailure } from '../errors';
import type { Range } from './bounds';
import type { Plan } from './planner';
import type { Source } from './source';

/** A candidate document with the key by which it was found. */
export interface Found {
  readonly rid: number;
  readonly bytes: Buffer;
  readonly key: Buffer;
}

/** Counts what a query read, for `explain` and the planner's tests. */
export interface Examined {
  docs: number;
}

const MAX_CHUNK = 256;
const NO_KEY = Buffer.alloc(0);
const QUERY_PLAN_KILLED = 175;

function sqlFor(table: Table, source: Source, reverse: boolean): string {
  const [op, order] = reverse ? ['<', ' DESC'] : ['>', ''];
  const other = reverse ? '>= ?' : '< ?';
  if (source.index === undefined) {
    return `SELECT id, rid, doc FROM ${table.table} WHERE id ${other} AND (id, rid) ${op} (?, ?) ORDER BY id${order} LIMIT ?`;
  }
  const from = `${source.index.table} i CROSS JOIN ${table.table} c ON c.rid = i.rid`;
  const by = source.unique ? `i.key${order}` : `i.key${order}, i.rid${order}`;
  return `SELECT i.key, i.rid, c.doc FROM ${from} WHERE i.key ${other} AND (i.key, i.rid) ${op} (?, ?) ORDER BY ${by} LIMIT ?`;
}

/**
 * Reads one stretch of an index in growing chunks. It remembers the last key and not a database cursor, so that
 * it can rest between batches while writes go on.
 */
class RangeReader {
  private readonly statement: Statement;
  private rows: Found[] = [];
  private at = 0;
  private done = false;
  private lastKey: Buffer;
  private lastRid = -1;
  private readonly limit: Buffer;

  constructor(table: Table, source: Source, range: Range, reverse: boolean, private chunk: number) {
    this.statement = table.sqlite.prepare(sqlFor(table, source, reverse));
    this.lastKey = reverse ? range.hi : range.lo;
    this.limit = reverse ? range.lo : range.hi;
  } // prettier-ignore

  peek(): Found | undefined {
    if (this.at === this.rows.length && !this.done) this.fill();
    return this.rows[this.at];
  }

  skip(): void {
    this.at++;
  }

  private fill(): void {
    const rows = this.statement.all([this.limit, this.lastKey, this.lastRid, this.chunk]);
    this.rows = rows.map(([key, rid, bytes]) => ({ key: key as Buffer, rid: rid as number, bytes: bytes as Buffer }));
    this.at = 0;
    this.done = rows.length < this.chunk;
    this.chunk = Math.min(this.chunk * 4, MAX_CHUNK);
    const last = this.rows[this.rows.length - 1];
    if (last !== undefined) ({ key: this.lastKey, rid: this.lastRid } = last);
  }
}

function* readCollection(table: Table): Generator<Found> {
  const next = table.sqlite.prepare(`SELECT rid, doc FROM ${table.table} WHERE rid > ? ORDER BY rid LIMIT ?`);
  let last = 0;
  for (let chunk = 16; ; chunk = Math.min(chunk * 4, MAX_CHUNK)) {
    const rows = next.all([last, chunk]);
    for (const row of rows) yield { rid: row[0] as number, bytes: row[1] as Buffer, key: NO_KEY };
    if (rows.length < chunk) return;
    last = rows[rows.length - 1]?.[0] as number;
  }
}

function* readInTurn(readers: readonly RangeReader[]): Generator<Found> {
  for (const reader of readers) {
    for (let found = reader.peek(); found !== undefined; found = reader.peek()) {
      reader.skip();
      yield found;
    }
  }
}

interface Head {
  readonly reader: RangeReader;
  readonly prefix: number;
}

/** Merges stretches by what follows their prefixes: "explode for sort". */
function* readMerged(heads: Head[], reverse: boolean): Generator<Found> {
  const sign = reverse ? -1 : 1;
  for (;;) {
    let best: Found | undefined;
    let from: Head | undefined;
    for (const head of heads) {
      const found = head.reader.peek();
      if (found !== undefined && (best === undefined || sign * order(found, head, best, from as Head) < 0)) [best, from] = [found, head]; // prettier-ignore
    }
    if (best === undefined) return;
    from?.reader.skip();
    yield best;
  }
}

function order(a: Found, x: Head, b: Found, y: Head): number {
  return a.key.compare(b.key, y.prefix, b.key.length, x.prefix, a.key.length) || a.rid - b.rid;
}

function* distinct(found: Generator<Found>): Generator<Found> {
  const seen = new Set<number>();
  for (const one of found) {
    if (seen.has(one.rid)) continue;
    seen.add(one.rid);
    yield one;
  }
}

function* whileAlive(table: Table, found: Generator<Found>, isAlive: () => boolean): Generator<Found> {
  for (;;) {
    if (!isAlive()) throw new ServerFailure(QUERY_PLAN_KILLED, `collection or index of ${table.namespace} was dropped`);
    const next = found.next();
    if (next.done) return;
    yield next.value;
  }
}

/** The candidates of a plan, each document once, in the order of the plan. */
export function readPlan(table: Table, plan: Plan, expected: number, isAlive: () => boolean): Generator<Found> {
  const { source, ranges, reverse, sorted } = plan;
  if (source === undefined) return whileAlive(table, readCollection(table), isAlive);
  const chunk = Math.min(Math.max(expected, 1), MAX_CHUNK);
  const heads = ranges.map((range) => ({ reader: new RangeReader(table, source, range, reverse, chunk), prefix: range.prefix })); // prettier-ignore
  const merged = sorted && heads.length > 1;
  const found = merged ? readMerged(heads, reverse) : readInTurn(heads.map(({ reader }) => reader));
  return whileAlive(table, source.multikey ? distinct(found) : found, isAlive);
}
