import { encode } from '../bson/decode';
import { equalValues } from '../bson/key';
import { isDoc } from '../bson/types';
import type { Doc, Value } from '../bson/types';
import { Code, ServerFailure } from '../errors';
import { describeIndex, ID_INDEX, parseIndex } from '../storage/index-spec';
import type { IndexSpec } from '../storage/index-spec';
import type { IndexTable } from '../storage/index-table';
import type { Catalog } from '../storage/catalog';
import type { Table } from '../storage/table';
import { show, showDoc } from '../bson/show';
import { collectionOf } from './context';
import type { Engine, Request } from './context';
import { batchSizeOf } from './find';
import { checkFields } from './options';
import { reply } from './reply';

function isIdIndex(declared: Doc): boolean {
  const key = declared['key'];
  if (!isDoc(key) || Object.keys(key).join() !== '_id' || typeof key['_id'] === 'string') return false;
  if (equalValues(key['_id'], 1)) return true;
  throw new ServerFailure(
    Code.BadValue,
    `The field 'key' for an _id index must be {_id: 1}, but got ${showDoc(key)}`,
  );
}

const same = (a: IndexSpec, b: IndexSpec): boolean =>
  encode(describeIndex(a)).equals(encode(describeIndex(b)));
const sameKey = (a: IndexSpec, b: IndexSpec): boolean => encode(a.key).equals(encode(b.key));
const sameScope = (a: IndexSpec, b: IndexSpec): boolean =>
  a.unique === b.unique &&
  a.sparse === b.sparse &&
  encode(a.partialFilter ?? {}).equals(encode(b.partialFilter ?? {}));

/** True when the index exists already; throws when its name or its key stands for another one. */
function exists(table: Table, spec: IndexSpec): boolean {
  for (const { spec: known } of table.indexes) {
    if (known.name === spec.name) {
      if (same(known, spec)) return true;
      const shown = `Requested index: ${showDoc(describeIndex(spec))}, existing index: ${showDoc(describeIndex(known))}`;
      const [code, reason] = sameKey(known, spec) && sameScope(known, spec) ? [Code.IndexOptionsConflict, 'An equivalent index already exists with the same name but different options.'] : [Code.IndexKeySpecsConflict, 'An existing index has the same name as the requested index.']; // prettier-ignore
      throw new ServerFailure(code, `${reason} ${shown}`);
    }
    if (sameKey(known, spec) && sameScope(known, spec)) {
      throw new ServerFailure(
        Code.IndexOptionsConflict,
        `Index already exists with a different name: ${known.name}`,
      );
    }
  }
  return false;
}

function build(catalog: Catalog, table: Table, specs: readonly IndexSpec[]): void {
  const before = new Set(table.indexes);
  try {
    for (const spec of specs) if (!exists(table, spec)) catalog.createIndex(table, spec);
  } catch (error) {
    for (const index of table.indexes) if (!before.has(index)) catalog.dropIndex(table, index);
    throw error;
  }
}

/** The `createIndexes` command: all of them or none. */
export function createIndexes({ catalog, writes }: Engine, request: Request): Promise<Buffer> {
  const { command, db } = request;
  checkFields(command, 'createIndexes', ['indexes', 'commitQuorum']);
  const declared = Array.isArray(command['indexes']) ? command['indexes'].filter(isDoc) : [];
  const specs = declared.filter((index) => !isIdIndex(index)).map(parseIndex);
  return writes.write(() => {
    const isNew = catalog.find(db, collectionOf(request)) === undefined;
    const table = catalog.ensure(db, collectionOf(request));
    const numIndexesBefore = table.indexes.length + 1;
    build(catalog, table, specs);
    return reply({
      numIndexesBefore,
      numIndexesAfter: table.indexes.length + 1,
      createdCollectionAutomatically: isNew,
    });
  });
}

function tableOf({ catalog }: Engine, request: Request, message: string): Table {
  const table = catalog.find(request.db, collectionOf(request));
  if (table !== undefined) return table;
  throw new ServerFailure(Code.NamespaceNotFound, `${message} ${request.db}.${collectionOf(request)}`);
}

function named(table: Table, which: Value): IndexTable[] {
  if (which === '*') return [...table.indexes];
  if (Array.isArray(which)) return which.flatMap((one) => named(table, one));
  if (which === '_id_' || (isDoc(which) && isIdIndex({ key: which }))) throw new ServerFailure(Code.InvalidOptions, 'cannot drop _id index'); // prettier-ignore
  const found = table.indexes.filter(({ spec }) => (isDoc(which) ? encode(which).equals(encode(spec.key)) : spec.name === which)); // prettier-ignore
  if (found.length > 0) return found;
  if (isDoc(which))
    throw new ServerFailure(Code.IndexNotFound, `can't find index with key: ${showDoc(which)}`);
  throw new ServerFailure(
    Code.IndexNotFound,
    `index not found with name [${typeof which === 'string' ? which : show(which)}]`,
  );
}

/** The `dropIndexes` command. */
export function dropIndexes(engine: Engine, request: Request): Promise<Buffer> {
  checkFields(request.command, 'dropIndexes', ['index']);
  return engine.writes.write(() => {
    const table = tableOf(engine, request, 'ns not found');
    const nIndexesWas = table.indexes.length + 1;
    for (const index of named(table, request.command['index'])) engine.catalog.dropIndex(table, index);
    return reply({ nIndexesWas });
  });
}

/** The `listIndexes` command. */
export function listIndexes(engine: Engine, request: Request): Promise<Buffer> {
  const { command, db } = request;
  checkFields(command, 'listIndexes', ['cursor']);
  const table = tableOf(engine, request, 'ns does not exist:');
  const docs = [ID_INDEX, ...table.indexes.map(({ spec }) => describeIndex(spec))].map((doc) => encode(doc));
  const cursor = command['cursor'];
  const size = batchSizeOf(isDoc(cursor) ? cursor['batchSize'] : undefined);
  return engine.cursors.start(`${db}.${table.name}`, docs.values(), size);
}
