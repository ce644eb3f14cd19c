import { isDoc, isNumeric } from '../bson/types';
import type { Doc, Value } from '../bson/types';
import { encodeCompound } from '../bson/key';
import { toDouble } from '../bson/number';
import { badValue, Code, ServerFailure, unsupported } from '../errors';
import { extract } from '../storage/extract';
import type { Extracted } from '../storage/extract';

/** An order over documents. */
export interface SortSpec {
  readonly paths: readonly string[];
  readonly segments: readonly (readonly string[])[];
  readonly directions: readonly (1 | -1)[];
  /** The top-level fields that it looks at. */
  readonly fields: ReadonlySet<string>;
}

function direction(path: string, value: Value): 1 | -1 {
  if (isDoc(value)) return unsupported(`the sort {${path}: ${JSON.stringify(value)}}`);
  const number = isNumeric(value) ? toDouble(value) : 0;
  if (number !== 1 && number !== -1)
    badValue('$sort key ordering must be 1 (for ascending) or -1 (for descending)');
  return number;
}

function checkPath(path: string): string {
  if (path.startsWith('$')) unsupported(`the sort key ${path}`);
  if (path === '' || path.split('.').includes(''))
    badValue('FieldPath field names may not be empty strings.');
  return path;
}

/** Reads a sort document; undefined when it orders nothing. */
export function parseSort(value: Value): SortSpec | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isDoc(value)) throw new ServerFailure(Code.TypeMismatch, "Expected field 'sort' to be of type object");
  const paths = Object.keys(value).map(checkPath);
  if (paths.length === 0) return undefined;
  const segments = paths.map((path) => path.split('.'));
  const directions = paths.map((path) => direction(path, value[path]));
  return { paths, segments, directions, fields: new Set(segments.map((path) => path[0] as string)) };
}

function rowsOf(doc: Doc, sort: SortSpec): Extracted {
  try {
    return extract(doc, sort.segments);
  } catch (error) {
    if (!(error instanceof ServerFailure)) throw error;
    return badValue(
      'Executor error during find command :: caused by :: cannot sort with keys that are parallel arrays',
    );
  }
}

/** The bytes by which a document sorts; an array counts as its lowest (ascending) or highest element. */
export function sortKey(doc: Doc, sort: SortSpec): Buffer {
  const { rows } = rowsOf(doc, sort);
  let best: Buffer | undefined;
  for (const row of rows) {
    const key = encodeCompound(row, sort.directions);
    if (best === undefined || Buffer.compare(key, best) < 0) best = key;
  }
  return best ?? Buffer.alloc(0);
}

/** Sorts anything by the key of its document. */
export function sortBy<T>(items: readonly T[], docOf: (item: T) => Doc, sort: SortSpec): T[] {
  const keyed = items.map((item) => ({ item, key: sortKey(docOf(item), sort) }));
  return keyed.sort((a, b) => Buffer.compare(a.key, b.key)).map(({ item }) => item);
}
