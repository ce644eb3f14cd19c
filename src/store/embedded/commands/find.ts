import { decode, encode } from '../bson/decode';
import { isNumeric } from '../bson/types';
import type { Doc, Value } from '../bson/types';
import { toDouble } from '../bson/number';
import { compileQuery, runQuery } from '../plan/query';
import type { Query, Step } from '../plan/query';
import { filterOf } from '../query/parse';
import { compileFindProjection } from '../query/projection';
import type { Project } from '../query/projection';
import { parseSort } from '../query/sort';
import { collectionOf } from './context';
import type { Engine, Request } from './context';
import { checkFields, checkHint, count } from './options';

/** Fields of `find` that this store gives a meaning to, or that change nothing on one node. */
export const FIND_FIELDS = ['filter', 'sort', 'projection', 'skip', 'limit', 'batchSize', 'singleBatch', 'hint', 'noCursorTimeout', 'allowPartialResults', 'allowDiskUse']; // prettier-ignore

/** Compiles the question of a `find` command. */
export function compileFind(command: Doc): Query {
  const filter = filterOf(command['filter'], 'filter');
  return compileQuery(
    filter,
    parseSort(command['sort']),
    count(command['skip'], 'skip'),
    count(command['limit'], 'limit'),
  );
}

/** The size of a batch; undefined when the client leaves it open. */
export function batchSizeOf(value: Value): number | undefined {
  return isNumeric(value) ? Math.abs(toDouble(value)) : undefined;
}

function* project(steps: Iterable<Step>, change: Project | undefined): Generator<Buffer | undefined> {
  for (const step of steps) {
    if (step === undefined) yield undefined;
    else yield change === undefined ? step.bytes : encode(change(decode(step.bytes)));
  }
}

/** The `find` command. */
export async function find(engine: Engine, request: Request): Promise<Buffer> {
  const { command, db } = request;
  checkFields(command, 'find', FIND_FIELDS);
  const table = engine.catalog.find(db, collectionOf(request));
  checkHint(command['hint'], table);
  const query = compileFind(command);
  const change = compileFindProjection(command['projection']);
  const steps = table === undefined ? [] : runQuery(table, query, { docs: 0 }, engine.catalog);
  const namespace = `${db}.${collectionOf(request)}`;
  const size = batchSizeOf(command['batchSize']);
  return engine.cursors.start(namespace, project(steps, change), size, {
    single: command['singleBatch'] === true,
    keep: command['noCursorTimeout'] === true,
  });
}
