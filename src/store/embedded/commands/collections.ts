import { encode } from '../bson/decode';
import { isDoc } from '../bson/types';
import type { Doc } from '../bson/types';
import { Code, ServerFailure } from '../errors';
import { compileNode } from '../query/matcher';
import { filterOf, parseFilter } from '../query/parse';
import { ID_INDEX } from '../storage/index-spec';
import type { Table } from '../storage/table';
import { collectionOf } from './context';
import type { Engine, Request } from './context';
import { batchSizeOf } from './find';
import { checkFields } from './options';
import { reply } from './reply';

/** The `create` command. Why repeating it is no error: collections have no options here, and MongoDB accepts equal ones. */
export function create({ catalog, writes }: Engine, request: Request): Promise<Buffer> {
  const { command, db } = request;
  checkFields(command, 'create', []);
  const name = collectionOf(request);
  if (name === '' || name.startsWith('.') || name.includes('$')) throw new ServerFailure(Code.InvalidNamespace, `Invalid collection name: ${name}`); // prettier-ignore
  return writes.write(() => {
    catalog.ensure(db, name);
    return reply({});
  });
}

/** The `drop` command; dropping what does not exist is no error (as of MongoDB 7.0). */
export function drop({ catalog, writes }: Engine, request: Request): Promise<Buffer> {
  const { command, db } = request;
  checkFields(command, 'drop', []);
  return writes.write(() => {
    const table = catalog.find(db, collectionOf(request));
    if (table === undefined) return reply({});
    catalog.drop(table);
    return reply({ nIndexesWas: table.indexes.length + 1, ns: table.namespace });
  });
}

/** The `dropDatabase` command. */
export function dropDatabase({ catalog, writes }: Engine, { command, db }: Request): Promise<Buffer> {
  checkFields(command, 'dropDatabase', []);
  return writes.write(() => {
    for (const table of catalog.list(db)) catalog.drop(table);
    return reply({ dropped: db });
  });
}

function describe(table: Table): Doc {
  return {
    name: table.name,
    type: 'collection',
    options: table.options,
    info: { readOnly: false },
    idIndex: ID_INDEX,
  };
}

/** The `listCollections` command. */
export function listCollections({ catalog, cursors }: Engine, { command, db }: Request): Promise<Buffer> {
  checkFields(command, 'listCollections', ['filter', 'cursor', 'nameOnly', 'authorizedCollections']);
  const matches = compileNode(parseFilter(filterOf(command['filter'], 'filter')));
  const found = catalog.list(db).map(describe).filter(matches);
  const shown = command['nameOnly'] === true ? found.map(({ name, type }): Doc => ({ name, type })) : found;
  const cursor = command['cursor'];
  const size = batchSizeOf(isDoc(cursor) ? cursor['batchSize'] : undefined);
  return cursors.start(`${db}.$cmd.listCollections`, shown.map((doc) => encode(doc)).values(), size);
}

/** The `listDatabases` command; sizes are not kept per database. */
export function listDatabases({ catalog }: Engine, { command }: Request): Buffer {
  checkFields(command, 'listDatabases', ['filter', 'nameOnly', 'authorizedDatabases']);
  const matches = compileNode(parseFilter(filterOf(command['filter'], 'filter')));
  const names = [...new Set(catalog.all().map(({ db }) => db))].sort();
  return reply({ databases: names.map((name) => ({ name, empty: false })).filter(matches) });
}
