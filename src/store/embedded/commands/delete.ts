import type { Doc } from '../bson/types';
import { toDouble } from '../bson/number';
import type { Numeric } from '../bson/types';
import { allOf, compileQuery, firstOf } from '../plan/query';
import type { Query } from '../plan/query';
import { filterOf } from '../query/parse';
import type { Table } from '../storage/table';
import { collectionOf } from './context';
import type { Engine, Request } from './context';
import { checkFields, checkHint } from './options';
import { ONE_WRITTEN, reply } from './reply';
import { compiled, compileStatement, statementsOf } from './statements';
import type { Compiled } from './statements';
import { runStatements } from './write-errors';

interface Statement {
  readonly query: Query;
  readonly all: boolean;
}

function compile(statement: Doc, table: Table | undefined): Compiled<Statement> {
  checkFields(statement, 'q', ['limit', 'hint'], 'a delete');
  return compileStatement(() => {
    checkHint(statement['hint'], table);
    const limit = toDouble((statement['limit'] ?? 0) as Numeric);
    return { query: compileQuery(filterOf(statement['q'], 'q')), all: limit === 0 };
  });
}

function execute(table: Table, { query, all }: Statement): number {
  const first = all ? undefined : firstOf(table, query);
  const found = all ? allOf(table, query) : first === undefined ? [] : [first];
  for (const { rid, bytes } of found) table.delete(rid, bytes);
  return found.length;
}

/** The `delete` command. */
export function remove({ catalog, writes }: Engine, request: Request): Promise<Buffer> {
  const { command, db } = request;
  checkFields(command, 'delete', ['deletes', 'ordered']);
  const known = catalog.find(db, collectionOf(request));
  const statements = statementsOf(request, 'deletes').map((statement) => compile(statement, known));
  return writes.write(() => {
    const table = catalog.find(db, collectionOf(request));
    let n = 0;
    const errors = runStatements(statements.length, command['ordered'] !== false, (index) => {
      const statement = compiled(statements[index]);
      if (table !== undefined) n += execute(table, statement);
    });
    if (n === 1 && errors.length === 0) return ONE_WRITTEN;
    return reply({ n, ...(errors.length > 0 ? { writeErrors: errors } : {}) });
  });
}
