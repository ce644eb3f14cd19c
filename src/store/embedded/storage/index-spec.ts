import { isDoc, isNumeric, Long } from '../bson/types';
import type { Doc, Value } from '../bson/types';
import { toDouble } from '../bson/number';
import { show } from '../bson/show';
import { badValue, Code, ServerFailure, unsupported } from '../errors';
import type { Node } from '../query/ast';
import { isIndex } from '../query/path';
import { parseFilter } from '../query/parse';

/** A declared index. */
export interface IndexSpec {
  readonly name: string;
  readonly key: Doc;
  readonly paths: readonly (readonly string[])[];
  readonly directions: readonly (1 | -1)[];
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly expireAfterSeconds: number | undefined;
  readonly partial: Node | undefined;
  readonly partialFilter: Doc | undefined;
}

const plainOptions = new Set(['v', 'key', 'name', 'background', 'unique', 'sparse', 'expireAfterSeconds', 'partialFilterExpression']); // prettier-ignore
const partialOps = new Set(['eq', 'in', 'gt', 'gte', 'lt', 'lte', 'exists']);

function fail(message: string): never {
  throw new ServerFailure(Code.CannotCreateIndex, message);
}

function directionOf(field: string, value: Value): 1 | -1 {
  if (typeof value === 'string') return unsupported(`${value} indexes`);
  const number = isNumeric(value) ? toDouble(value) : 0;
  if (number === 0 || Number.isNaN(number)) fail(`Values in v:2 index key pattern must be either numeric and non-zero or strings: ${field}`); // prettier-ignore
  return number > 0 ? 1 : -1;
}

function checkPath(field: string): readonly string[] {
  const path = field.split('.');
  if (field === '' || path.includes('')) fail('Index keys cannot be an empty field.');
  if (field.startsWith('$') || field.includes('$**')) unsupported(`the index key ${field}`);
  if (path.some(isIndex)) unsupported(`an index on the array position ${field}`);
  return path;
}

function flag(value: Value, name: string): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'boolean') return value;
  if (isNumeric(value)) return toDouble(value) !== 0;
  throw new ServerFailure(
    Code.TypeMismatch,
    `The field '${name}' has value of the wrong type; expected a boolean`,
  );
}

function seconds(value: Value, fields: number): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isNumeric(value)) fail("TTL index 'expireAfterSeconds' option must be numeric");
  const number = toDouble(value);
  if (!(number >= 0 && number <= 2147483647)) fail("TTL index 'expireAfterSeconds' option must be within an acceptable range"); // prettier-ignore
  if (fields !== 1) fail('TTL indexes are single-field indexes, compound indexes do not support TTL.');
  return number;
}

function checkPartial(node: Node): void {
  if (node.kind === 'and') node.nodes.forEach(checkPartial);
  else if (node.kind !== 'leaf') unsupported('this operator in a partialFilterExpression');
  else if (!partialOps.has(node.op)) unsupported('this operator in a partialFilterExpression');
}

function partialOf(value: Value): Node | undefined {
  if (value === undefined) return undefined;
  if (!isDoc(value)) return fail('The field partialFilterExpression must be a document');
  const node = parseFilter(value);
  checkPartial(node);
  return node;
}

/** Reads an index declaration; options whose meaning this store cannot keep are refused. */
export function parseIndex(declared: Doc): IndexSpec {
  for (const option of Object.keys(declared)) {
    if (plainOptions.has(option)) continue;
    if (option === 'hidden' && declared[option] === false) continue;
    unsupported(`the index option ${option}`);
  }
  const key = declared['key'];
  if (!isDoc(key) || Object.keys(key).length === 0) return badValue('Index keys cannot be empty.');
  const fields = Object.keys(key);
  const partialFilter = declared['partialFilterExpression'];
  const sparse = flag(declared['sparse'], 'sparse');
  if (sparse && partialFilter !== undefined)
    fail('cannot mix "partialFilterExpression" and "sparse" options');
  return {
    name: typeof declared['name'] === 'string' ? declared['name'] : fields.map((field) => `${field}_${show(key[field])}`).join('_'),
    key,
    paths: fields.map(checkPath),
    directions: fields.map((field) => directionOf(field, key[field])),
    unique: flag(declared['unique'], 'unique'),
    sparse,
    expireAfterSeconds: seconds(declared['expireAfterSeconds'], fields.length),
    partial: partialOf(partialFilter),
    partialFilter: isDoc(partialFilter) ? partialFilter : undefined,
  }; // prettier-ignore
}

/** The declaration as `listIndexes` shows it, also the form in which it is stored. */
export function describeIndex(spec: IndexSpec): Doc {
  const doc: Doc = { v: 2, key: spec.key, name: spec.name };
  if (spec.unique) doc['unique'] = true;
  if (spec.sparse) doc['sparse'] = true;
  if (spec.expireAfterSeconds !== undefined) doc['expireAfterSeconds'] = spec.expireAfterSeconds;
  if (spec.partialFilter !== undefined) doc['partialFilterExpression'] = spec.partialFilter;
  return doc;
}

/** The description of the index every collection has. */
export const ID_INDEX: Doc = { v: 2, key: { _id: 1 }, name: '_id_' };

/** A BSON int64 of zero, for cursor ids. */
export const ZERO = Long.ZERO;
