import type { IndexTable } from '../storage/index-table';
import type { Table } from '../storage/table';

/** Something sorted that can be read from and to: a declared index, or the primary key on `_id`. */
export interface Source {
  readonly name: string;
  readonly index: IndexTable | undefined;
  readonly paths: readonly string[];
  readonly directions: readonly (1 | -1)[];
  readonly multikey: boolean;
  readonly unique: boolean;
}

/** The primary key. */
export const ID_SOURCE: Source = {
  name: '_id_',
  index: undefined,
  paths: ['_id'],
  directions: [1],
  multikey: false,
  unique: true,
};

/** Every index of a collection, the one on `_id` first. */
export function sourcesOf(table: Table): Source[] {
  return [ID_SOURCE, ...table.indexes.map(fromIndex)];
}

function fromIndex(index: IndexTable): Source {
  const { spec, multikey } = index;
  const paths = spec.paths.map((path) => path.join('.'));
  return { name: spec.name, index, paths, directions: spec.directions, multikey, unique: spec.unique };
}
