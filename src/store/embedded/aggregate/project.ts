import { isDoc, isNumeric } from '../bson/types';
import type { Doc, Value } from '../bson/types';
import { toDouble } from '../bson/number';
import { Code, ServerFailure, unsupported } from '../errors';
import { compileExpression } from './expression';
import type { Expr, Scope } from './scope';

/** Turns a document into another one. */
export type Transform = (doc: Doc, scope: Scope) => Doc;

/** Fields to keep, drop or compute, as a tree by path. */
export interface Shape {
  readonly children: Map<string, Shape | boolean | Expr>;
}

function collision(path: string): never {
  throw new ServerFailure(31250, `Path collision at ${path}`);
}

/** Puts something at a dotted path of a tree; a path and its parent collide. */
export function place(shape: Shape, path: string, leaf: boolean | Expr): void {
  const segments = path.split('.');
  let at = shape;
  segments.forEach((segment, i) => {
    if (segment === '') throw new ServerFailure(40353, 'FieldPath must not end with a \'.\' or have an empty part.'); // prettier-ignore
    if (segment.startsWith('$')) throw new ServerFailure(16410, `FieldPath field names may not start with '$'. Consider using $getField or $setField.`);
    const known = at.children.get(segment);
    if (i === segments.length - 1) {
      if (known !== undefined) collision(path);
      at.children.set(segment, leaf);
    } else if (known === undefined) {
      const next: Shape = { children: new Map() };
      at.children.set(segment, next);
      at = next;
    } else if (typeof known === 'object') at = known;
    else collision(path);
  });
} // prettier-ignore

const isFlag = (value: Value): value is number | boolean => typeof value === 'boolean' || isNumeric(value);
const isOn = (value: Value): boolean => value === true || (isNumeric(value) && toDouble(value) !== 0);

function isNested(value: Value): value is Doc {
  return (
    isDoc(value) && Object.keys(value).length > 0 && !Object.keys(value).some((key) => key.startsWith('$'))
  );
}

/** Flattens `{a: {b: 1}}` to `a.b: 1`. */
export function flatten(spec: Doc, prefix = ''): [string, Value][] {
  return Object.keys(spec).flatMap((key): [string, Value][] => {
    const value = spec[key];
    return isNested(value) ? flatten(value, `${prefix}${key}.`) : [[prefix + key, value]];
  });
}

function keep(value: Value, shape: Shape): Value {
  if (Array.isArray(value))
    return value.map((item) => keep(item, shape)).filter((item) => item !== undefined);
  if (!isDoc(value)) return undefined;
  const result: Doc = {};
  for (const key of Object.keys(value)) {
    const part = shape.children.get(key);
    const kept = part === true ? value[key] : typeof part === 'object' ? keep(value[key], part) : undefined;
    if (kept !== undefined) result[key] = kept;
  }
  return result;
}

/** The document without the fields of a tree; arrays on the way are entered. */
export function drop(value: Value, shape: Shape): Value {
  if (Array.isArray(value)) return value.map((item) => drop(item, shape));
  if (!isDoc(value)) return value;
  const result: Doc = {};
  for (const key of Object.keys(value)) {
    const part = shape.children.get(key);
    if (part === undefined) result[key] = value[key];
    else if (typeof part === 'object') result[key] = drop(value[key], part);
  }
  return result;
}

/** Computes the expressions of a tree into a document; arrays on the way are entered, scalars give way. */
export function compute(value: Value, shape: Shape, scope: Scope): Value {
  if (Array.isArray(value)) return value.map((item) => compute(item, shape, scope));
  const result: Doc = isDoc(value) ? { ...value } : {};
  for (const [key, part] of shape.children) {
    if (typeof part === 'boolean') continue;
    const next = typeof part === 'function' ? part(scope) : compute(result[key], part, scope);
    if (next === undefined) Reflect.deleteProperty(result, key);
    else result[key] = next;
  }
  return result;
}

function hasExpr(shape: Shape): boolean {
  return [...shape.children.values()].some(
    (part) => typeof part === 'function' || (typeof part === 'object' && hasExpr(part)),
  );
}

function onlyExpr(shape: Shape): Shape {
  const children = new Map<string, Shape | boolean | Expr>();
  for (const [key, part] of shape.children) {
    if (typeof part === 'function') children.set(key, part);
    else if (typeof part === 'object' && hasExpr(part)) children.set(key, onlyExpr(part));
  }
  return { children };
}

function inclusive(fields: readonly [string, Value][], id: Value): Transform {
  const shape: Shape = { children: new Map() };
  if (id === undefined || isOn(id)) place(shape, '_id', true);
  else if (!isFlag(id)) place(shape, '_id', compileExpression(id));
  for (const [path, value] of fields) place(shape, path, isFlag(value) ? true : compileExpression(value));
  const computed = onlyExpr(shape);
  return (doc, scope) => {
    const kept = keep(doc, shape);
    return (computed.children.size === 0 ? kept : compute(kept, computed, scope)) as Doc;
  };
}

function exclusive(fields: readonly [string, Value][], id: Value): Transform {
  const shape: Shape = { children: new Map() };
  for (const [path] of fields) place(shape, path, false);
  if (id !== undefined && !isOn(id)) place(shape, '_id', false);
  return (doc) => drop(doc, shape) as Doc;
}

/** Compiles a projection of fields to keep (1), to drop (0) or to compute (an expression). */
export function compileProjection(spec: Doc): Transform {
  const all = flatten(spec);
  const id = all.find(([path]) => path === '_id')?.[1];
  const fields = all.filter(([path]) => path !== '_id');
  const [first] = fields;
  const isExclusive = first === undefined ? isFlag(id) && !isOn(id) : isFlag(first[1]) && !isOn(first[1]);
  for (const [path, value] of fields) {
    if (isExclusive && !isFlag(value)) unsupported('an expression in an exclusion projection');
    if (!isFlag(value) || isOn(value) !== isExclusive) continue;
    const [code, message] = isExclusive ? [31253, `Cannot do inclusion on field ${path} in exclusion projection`] : [31254, `Cannot do exclusion on field ${path} in inclusion projection`]; // prettier-ignore
    throw new ServerFailure(code, message);
  }
  if (isExclusive && id !== undefined && !isFlag(id)) throw new ServerFailure(Code.BadValue, 'Cannot compute _id in an exclusion projection'); // prettier-ignore
  return isExclusive ? exclusive(fields, id) : inclusive(fields, id);
}
