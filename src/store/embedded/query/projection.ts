import { isDoc, isNumeric } from '../bson/types';
import type { Doc, Value } from '../bson/types';
import { compileProjection, flatten } from '../aggregate/project';
import type { Transform } from '../aggregate/project';
import { scopeOf } from '../aggregate/scope';
import { toDouble } from '../bson/number';
import { badValue, Code, ServerFailure, unsupported } from '../errors';
import { compileNode } from './matcher';
import { getField } from './path';
import { parseFilter } from './parse';

/** Turns a stored document into what a query returns. */
export type Project = (doc: Doc) => Doc;

function whole(value: Value): number {
  const number = isNumeric(value) ? toDouble(value) : NaN;
  return Number.isFinite(number)
    ? Math.trunc(number)
    : badValue('$slice only supports numbers and [skip, limit] arrays');
}

/** `$slice: n`, `$slice: [skip, limit]` */
function slicer(operand: Value): (items: Value[]) => Value[] {
  if (!Array.isArray(operand)) {
    const count = whole(operand);
    return (items) => (count >= 0 ? items.slice(0, count) : items.slice(count));
  }
  const [skip, limit] = operand.map(whole);
  if (skip === undefined || limit === undefined || limit <= 0)
    return badValue('$slice limit must be positive');
  return (items) => {
    const from = skip >= 0 ? skip : Math.max(items.length + skip, 0);
    return items.slice(from, from + limit);
  };
}

function picker(operand: Value): (items: Value[]) => Value[] {
  if (!isDoc(operand)) return badValue('elemMatch: Invalid argument, object required');
  const matches = compileNode(parseFilter({ items: { $elemMatch: operand } }));
  return (items) => items.filter((item) => matches({ items: [item] })).slice(0, 1);
}

interface ArrayPart {
  readonly path: string;
  readonly isPick: boolean;
  readonly apply: (items: Value[]) => Value[];
}

function arrayPart(path: string, spec: Value): ArrayPart | undefined {
  if (!isDoc(spec)) return undefined;
  const [name] = Object.keys(spec);
  if (name !== '$slice' && name !== '$elemMatch') return undefined;
  const isPick = name === '$elemMatch';
  if (isPick && path.includes('.')) badValue('Cannot use $elemMatch projection on a nested field.');
  return { path, isPick, apply: isPick ? picker(spec[name]) : slicer(spec[name]) };
}

/** Why the count of operands: `{ $slice: ['$a', 1] }` is the aggregation operator of that name. */
function isExpressionSlice(spec: Value): boolean {
  const operand = isDoc(spec) ? spec['$slice'] : undefined;
  return Array.isArray(operand) && (operand.length === 3 || !operand.every(isNumeric));
}

function rewrite(value: Value, segments: readonly string[], apply: (items: Value[]) => Value[]): Value {
  const [head, ...rest] = segments;
  if (head === undefined) return Array.isArray(value) ? apply(value) : value;
  if (Array.isArray(value)) return value.map((item) => rewrite(item, segments, apply));
  if (!isDoc(value) || !Object.hasOwn(value, head)) return value;
  return { ...value, [head]: rewrite(value[head], rest, apply) };
}

/** `$elemMatch` leaves the field out where nothing matches, and is put after the fields that were kept. */
function pick(kept: Doc, source: Doc, part: ArrayPart): Doc {
  const value = getField(source, part.path);
  const found = Array.isArray(value) ? part.apply(value) : [];
  const rest = { ...kept };
  Reflect.deleteProperty(rest, part.path);
  return found.length === 0 ? rest : { ...rest, [part.path]: found };
}

function checkSpec(spec: Doc): void {
  for (const path of Object.keys(spec)) {
    const value = spec[path];
    if (path.endsWith('.$') || path.includes('.$.')) unsupported('the positional projection .$');
    if (isDoc(value) && '$meta' in value) unsupported('the projection $meta');
    if (isExpressionSlice(value)) unsupported('the expression $slice in a find projection');
  }
}

function plainProjection(
  spec: Doc,
  parts: readonly ArrayPart[],
  plain: readonly [string, Value][],
): Transform {
  const isInclusion = plain.some(([path, value]) => path !== '_id' && value !== 0 && value !== false);
  const included =
    isInclusion || (parts.some((part) => part.isPick) && !plain.some(([path]) => path !== '_id'));
  const fields = included ? [...plain, ...parts.map((part): [string, Value] => [part.path, true])] : plain;
  if (fields.length === 0) return (doc) => doc;
  if (Object.keys(spec).length === 0) return (doc) => doc;
  return compileProjection(Object.fromEntries(fields));
}

/** Compiles the projection of a `find`; undefined when everything is returned. */
export function compileFindProjection(value: Value): Project | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isDoc(value)) throw new ServerFailure(Code.TypeMismatch, "BSON field 'projection' is the wrong type, expected type 'object'"); // prettier-ignore
  if (Object.keys(value).length === 0) return undefined;
  checkSpec(value);
  const entries = Object.entries(value).flatMap(([path, spec]): [string, Value][] => (arrayPart(path, spec) ? [[path, spec]] : flatten({ [path]: spec }))); // prettier-ignore
  const parts = entries.map(([path, spec]) => arrayPart(path, spec)).filter((part) => part !== undefined);
  const plain = entries.filter(([path, spec]) => arrayPart(path, spec) === undefined);
  const project = plainProjection(value, parts, plain);
  return (doc) => {
    let result = project(doc, scopeOf(doc, new Date()));
    for (const part of parts) {
      result = part.isPick
        ? pick(result, doc, part)
        : (rewrite(result, part.path.split('.'), part.apply) as Doc);
    }
    return result;
  };
}
