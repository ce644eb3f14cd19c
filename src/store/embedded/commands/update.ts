import type { Doc, Value } from '../bson/types';
import { encode } from '../bson/decode';
import { Code, ServerFailure } from '../errors';
import { allOf, compileQuery, firstOf } from '../plan/query';
import type { Query } from '../plan/query';
import { filterOf } from '../query/parse';
import { parseSort } from '../query/sort';
import type { Stored, Table } from '../storage/table';
import { applyUpdate, parseUpdate, upsertDocument } from '../update/update';
import type { Update } from '../update/update';
import { collectionOf } from './context';
import type { Engine, Request } from './context';
import { checkDocument } from './insert';
import { checkFields, checkHint } from './options';
import { ONE_MODIFIED, reply } from './reply';
import { compiled, compileStatement, isOn, statementsOf } from './statements';
import type { Compiled } from './statements';
import { runStatements } from './write-errors';

interface Statement {
  readonly query: Query;
  readonly update: Update;
  readonly multi: boolean;
  readonly upsert: boolean;
}

const FIELDS = ['u', 'multi', 'upsert', 'arrayFilters', 'hint', 'sort'];

function compile(statement: Doc, table: Table | undefined): Compiled<Statement> {
  checkFields(statement, 'q', FIELDS, 'an update');
  return compileStatement(() => {
    checkHint(statement['hint'], table);
    const update = parseUpdate(statement['u'], statement['arrayFilters']);
    const multi = isOn(statement['multi']);
    if (multi && update.kind === 'replace') throw new ServerFailure(Code.FailedToParse, 'multi update is not supported for replacement-style update'); // prettier-ignore
    const query = compileQuery(filterOf(statement['q'], 'q'), parseSort(statement['sort']));
    return { query, update, multi, upsert: isOn(statement['upsert']) };
  });
}

/** Changes one stored document; tells whether anything changed. */
export function updateOne(
  table: Table,
  stored: Stored,
  update: Update,
  query: Query,
  now: Date,
): Buffer | undefined {
  const after = applyUpdate(update, stored.bytes, query.node, now);
  if (after !== undefined) table.update(stored.rid, stored.bytes, after);
  return after;
}

/** Inserts what an upsert makes when nothing matched. */
export function upsertOne(
  table: Table,
  update: Update,
  query: Query,
  now: Date,
): { id: Value; bytes: Buffer } {
  const doc = upsertDocument(update, query.node, now);
  const bytes = encode(doc);
  checkDocument(bytes);
  table.insert(bytes);
  return { id: doc['_id'], bytes };
}

interface Totals {
  n: number;
  nModified: number;
  readonly upserted: { index: number; _id: Value }[];
}

function execute(table: Table, statement: Statement, index: number, now: Date, totals: Totals): void {
  const { query, update, multi, upsert } = statement;
  const first = multi ? undefined : firstOf(table, query);
  const found = multi ? allOf(table, query) : first === undefined ? [] : [first];
  for (const stored of found) {
    if (updateOne(table, stored, update, query, now) !== undefined) totals.nModified++;
    totals.n++;
  }
  if (found.length > 0 || !upsert) return;
  totals.upserted.push({ index, _id: upsertOne(table, update, query, now).id });
  totals.n++;
}

function answer({ n, nModified, upserted }: Totals, errors: readonly object[]): Buffer {
  if (n === 1 && nModified === 1 && errors.length === 0) return ONE_MODIFIED;
  return reply({
    n,
    nModified,
    ...(upserted.length > 0 ? { upserted } : {}),
    ...(errors.length > 0 ? { writeErrors: errors } : {}),
  });
}

/** The `update` command. */
export function update(engine: Engine, request: Request): Promise<Buffer> {
  const { catalog, writes, clock } = engine;
  const { command, db } = request;
  checkFields(command, 'update', ['updates', 'ordered', 'bypassDocumentValidation']);
  const known = catalog.find(db, collectionOf(request));
  const statements = statementsOf(request, 'updates').map((statement) => compile(statement, known));
  const isOrdered = command['ordered'] !== false;
  const upserts = statements.some((statement) => 'ok' in statement && statement.ok.upsert);
  const isSingle = statements.length === 1 && statements.every((one) => !('ok' in one && one.ok.multi));
  const run = (): Buffer => {
    const table = upserts
      ? catalog.ensure(db, collectionOf(request))
      : catalog.find(db, collectionOf(request));
    const totals: Totals = { n: 0, nModified: 0, upserted: [] };
    const now = new Date(clock());
    const errors = runStatements(statements.length, isOrdered, (index) => {
      const statement = compiled(statements[index]);
      if (table !== undefined) execute(table, statement, index, now, totals);
    });
    return answer(totals, errors);
  };
  return writes.write(() => (isSingle ? run() : catalog.whole(run)));
}
