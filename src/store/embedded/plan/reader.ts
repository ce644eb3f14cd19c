import type { Row, Statement } from '../storage/sqlite';
import type { Stored, Table } from '../storage/table';
import { ServerFailure } from '../errors';
import type { Plan } from './planner';
import type { Source } from './source';

/** Counts what a query read, for `explain` and the planner's tests. */
export interface Examined {
  docs: number;
}

const MAX_CHUNK = 256;
const QUERY_PLAN_KILLED = 175;

/** Why keys alone: of many merged stretches only the winner's document is wanted, so it is fetched when it wins. */
function sqlFor(table: Table, source: Source, reverse: boolean, keysOnly: boolean): string {
  const [op, order] = reverse ? ['<', ' DESC'] : ['>', ''];
  const other = reverse ? '>= ?' : '< ?';
  if (source.index === undefined) {
    const columns = keysOnly ? 'id, rid' : 'id, rid, doc';
    return `SELECT ${columns} FROM ${table.table} WHERE id ${other} AND (id, rid) ${op} (?, ?) ORDER BY id${order} LIMIT ?`;
  }
  const index = source.index.table;
  const from = keysOnly ? `${index} i` : `${index} i CROSS JOIN ${table.table} c ON c.rid = i.rid`;
  const columns = keysOnly ? 'i.key, i.rid' : 'i.key, i.rid, c.doc';
  const by = source.unique ? `i.key${order}` : `i.key${order}, i.rid${order}`;
  return `SELECT ${columns} FROM ${from} WHERE i.key ${other} AND (i.key, i.rid) ${op} (?, ?) ORDER BY ${by} LIMIT ?`;
}

interface Head {
  readonly key: Buffer;
  readonly rid: number;
  readonly bytes: Buffer | undefined;
}

/**
 * Reads one stretch of an index in growing chunks. It remembers the last key and not a database cursor, so that
 * it can rest between batches while writes go on.
 */
class RangeReader {
  readonly prefix: number;
  private readonly statement: Statement;
  private rows: Head[] = [];
  private at = 0;
  private done = false;
  private lastKey: Buffer;
  private lastRid = -1;
  private readonly limit: Buffer;

  constructor(sql: Statement, { lo, hi, prefix }: Plan['ranges'][number], reverse: boolean, private chunk: number) {
    this.statement = sql;
    this.prefix = prefix;
    this.lastKey = reverse ? hi : lo;
    this.limit = reverse ? lo : hi;
  } // prettier-ignore

  peek(): Head | undefined {
    if (this.at === this.rows.length && !this.done) this.fill();
    return this.rows[this.at];
  }

  skip(): void {
    this.at++;
  }

  /** Why two ways: reading one row by `get` costs half of an iteration, and heads of queues are read one by one. */
  private read(): readonly Row[] {
    const params = [this.limit, this.lastKey, this.lastRid, this.chunk];
    if (this.chunk > 1) return this.statement.all(params);
    const row = this.statement.get(params);
    return row === undefined ? [] : [row];
  }

  private fill(): void {
    const rows = this.read();
    this.rows = rows.map(([key, rid, bytes]) => ({ key: key as Buffer, rid: rid as number, bytes: bytes as Buffer | undefined }));
    this.at = 0;
    this.done = rows.length < this.chunk;
    this.chunk = Math.min(this.chunk * 4, MAX_CHUNK);
    const last = this.rows[this.rows.length - 1];
    if (last !== undefined) ({ key: this.lastKey, rid: this.lastRid } = last);
  } // prettier-ignore
}

function* readCollection(table: Table): Generator<Stored> {
  const next = table.sqlite.prepare(`SELECT rid, doc FROM ${table.table} WHERE rid > ? ORDER BY rid LIMIT ?`);
  let last = 0;
  for (let chunk = 16; ; chunk = Math.min(chunk * 4, MAX_CHUNK)) {
    const rows = next.all([last, chunk]);
    for (const row of rows) yield { rid: row[0] as number, bytes: row[1] as Buffer };
    if (rows.length < chunk) return;
    last = rows[rows.length - 1]?.[0] as number;
  }
}

function* readInTurn(readers: readonly RangeReader[]): Generator<Stored> {
  for (const reader of readers) {
    for (let found = reader.peek(); found !== undefined; found = reader.peek()) {
      reader.skip();
      yield { rid: found.rid, bytes: found.bytes as Buffer };
    }
  }
}

function order(a: Head, x: RangeReader, b: Head, y: RangeReader): number {
  return a.key.compare(b.key, y.prefix, b.key.length, x.prefix, a.key.length) || a.rid - b.rid;
}

/** The reader whose next key comes first. */
function foremost(readers: readonly RangeReader[], sign: number): RangeReader | undefined {
  let best: Head | undefined;
  let from: RangeReader | undefined;
  for (const reader of readers) {
    const head = reader.peek();
    if (head === undefined) continue;
    if (best === undefined || sign * order(head, reader, best, from as RangeReader) < 0)
      [best, from] = [head, reader];
  }
  return from;
}

/** Merges stretches by what follows their prefixes: "explode for sort". */
function* readMerged(table: Table, readers: readonly RangeReader[], reverse: boolean): Generator<Stored> {
  for (;;) {
    const reader = foremost(readers, reverse ? -1 : 1);
    const rid = reader?.peek()?.rid;
    if (rid === undefined) return;
    reader?.skip();
    const stored = table.byRid(rid);
    if (stored !== undefined) yield stored;
  }
}

function* distinct(found: Generator<Stored>): Generator<Stored> {
  const seen = new Set<number>();
  for (const one of found) {
    if (seen.has(one.rid)) continue;
    seen.add(one.rid);
    yield one;
  }
}

function* whileAlive(table: Table, found: Generator<Stored>, isAlive: () => boolean): Generator<Stored> {
  for (;;) {
    if (!isAlive())
      throw new ServerFailure(QUERY_PLAN_KILLED, `collection or index of ${table.namespace} was dropped`);
    const next = found.next();
    if (next.done) return;
    yield next.value;
  }
}

function readSource(table: Table, source: Source, plan: Plan, expected: number): Generator<Stored> {
  const { ranges, reverse, sorted } = plan;
  const merged = sorted && ranges.length > 1;
  const sql = table.sqlite.prepare(sqlFor(table, source, reverse, merged));
  const chunk = Math.min(Math.max(expected, 1), MAX_CHUNK);
  const readers = ranges.map((range) => new RangeReader(sql, range, reverse, chunk));
  const found = merged ? readMerged(table, readers, reverse) : readInTurn(readers);
  return source.multikey ? distinct(found) : found;
}

function read(table: Table, plan: Plan, expected: number): Generator<Stored> {
  const { source } = plan;
  return source === undefined ? readCollection(table) : readSource(table, source, plan, expected);
}

function* readEach(table: Table, plans: readonly Plan[], expected: number): Generator<Stored> {
  for (const plan of plans) yield* read(table, plan, expected);
}

/** The candidates of one plan in its order, or of several plans one after the other; each document once. */
export function readPlans(
  table: Table,
  plans: readonly Plan[],
  expected: number,
  isAlive: () => boolean,
): Generator<Stored> {
  const [plan] = plans;
  const isOne = plans.length === 1 && plan !== undefined;
  const found = isOne ? read(table, plan, expected) : distinct(readEach(table, plans, expected));
  return whileAlive(table, found, isAlive);
}

/** The number of keys in the stretches of a plan; the answer to a count when the plan is exact. */
export function countPlan(table: Table, source: Source, { ranges }: Plan): number {
  const [from, key] = source.index === undefined ? [table.table, 'id'] : [source.index.table, 'key'];
  const sql = table.sqlite.prepare(`SELECT count(*) FROM ${from} WHERE ${key} >= ? AND ${key} < ?`);
  return ranges.reduce((sum, { lo, hi }) => sum + Number(sql.get([lo, hi])?.[0]), 0);
}
