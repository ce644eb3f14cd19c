import { decodeFields } from '../bson/decode';
import { isDoc, isLong, Long } from '../bson/types';
import type { Doc, Value } from '../bson/types';
import { encodeKey } from '../bson/key';
import { Code, ServerFailure } from '../errors';
import { compileQuery, countUnseen, planQuery, runQuery } from '../plan/query';
import { filterOf } from '../query/parse';
import { walk } from '../query/path';
import { collectionOf } from './context';
import type { Engine, Request } from './context';
import { compileFind, FIND_FIELDS, batchSizeOf } from './find';
import { checkFields, checkHint, count as countOf } from './options';
import { collect, countSteps } from './pause';
import { reply } from './reply';

/** The `count` command, which `estimatedDocumentCount` sends. */
export async function count({ catalog }: Engine, request: Request): Promise<Buffer> {
  const { command, db } = request;
  checkFields(command, 'count', ['query', 'skip', 'limit', 'hint']);
  const table = catalog.find(db, collectionOf(request));
  checkHint(command['hint'], table);
  const filter = filterOf(command['query'], 'query');
  const query = compileQuery(filter, undefined, countOf(command['skip'], 'skip'), Math.abs(countOf(command['limit'], 'limit')));
  if (table === undefined) return reply({ n: 0 });
  return reply({ n: countUnseen(table, query) ?? (await countSteps(runQuery(table, query, { docs: 0 }, catalog))) });
} // prettier-ignore

function valuesAt(doc: Doc, path: readonly string[], add: (value: Value) => void): void {
  walk(doc, path, 0, false, (value) => {
    if (Array.isArray(value)) value.forEach(add);
    else if (value !== undefined) add(value);
    return false;
  });
}

/** The `distinct` command. */
export async function distinct({ catalog }: Engine, request: Request): Promise<Buffer> {
  const { command, db } = request;
  checkFields(command, 'distinct', ['key', 'query', 'hint']);
  const { key } = command;
  if (typeof key !== 'string') throw new ServerFailure(Code.TypeMismatch, "BSON field 'distinct.key' is the wrong type, expected type 'string'"); // prettier-ignore
  const query = compileQuery(filterOf(command['query'], 'query'));
  const table = catalog.find(db, collectionOf(request));
  checkHint(command['hint'], table);
  const path = key.split('.');
  const fields = new Set([path[0] as string]);
  const found = new Map<string, Value>();
  const add = (value: Value): void => {
    const bytes = encodeKey(value).toString('latin1');
    if (!found.has(bytes)) found.set(bytes, value);
  };
  const steps = table === undefined ? [] : runQuery(table, query, { docs: 0 }, catalog);
  for (const { bytes } of await collect(steps)) valuesAt(decodeFields(bytes, fields), path, add);
  return reply({ values: [...found.values()] });
}

function cursorId(value: Value): Long {
  return isLong(value) ? value : Long.fromNumber(Number(value));
}

/** The `getMore` command. */
export function getMore({ cursors }: Engine, { command }: Request): Promise<Buffer> {
  checkFields(command, 'getMore', ['collection', 'batchSize']);
  return cursors.more(cursorId(command['getMore']), batchSizeOf(command['batchSize']));
}

/** The `killCursors` command. */
export function killCursors({ cursors }: Engine, { command }: Request): Buffer {
  const ids = Array.isArray(command['cursors']) ? command['cursors'].map(cursorId) : [];
  const cursorsKilled = ids.filter((id) => cursors.kill(id));
  const cursorsNotFound = ids.filter((id) => !cursorsKilled.includes(id));
  return reply({ cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [] });
}

/** `explain` of a find: how it was read, and how many documents were looked at. */
export async function explain({ catalog }: Engine, { command, db }: Request): Promise<Buffer> {
  const inner = command['explain'];
  if (!isDoc(inner)) throw new ServerFailure(Code.TypeMismatch, 'explain needs a command');
  checkFields(inner, 'find', FIND_FIELDS);
  const name = collectionOf({ db, name: 'find', command: inner, batch: undefined });
  const table = catalog.find(db, name);
  const query = compileFind(inner);
  const examined = { docs: 0 };
  const found = table === undefined ? [] : await collect(runQuery(table, query, examined));
  const reading = table && planQuery(table, query);
  const [plan] = reading?.plans ?? [];
  return reply({
    queryPlanner: {
      namespace: `${db}.${name}`,
      winningPlan: {
        stage: plan?.source === undefined ? 'COLLSCAN' : 'IXSCAN',
        ...(plan?.source ? { indexName: plan.source.name, ranges: plan.ranges.length } : {}),
        plans: reading?.plans.length ?? 0,
        sortedByIndex: reading?.sorted ?? false,
      },
    },
    executionStats: { nReturned: found.length, totalDocsExamined: examined.docs },
  });
}
