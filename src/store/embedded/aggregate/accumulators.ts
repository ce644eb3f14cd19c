import { isDoc, isNumeric } from '../bson/types';
import type { Doc, Value } from '../bson/types';
import { Sum } from '../bson/arithmetic';
import { asDouble } from '../bson/number';
import { compareValues, encodeKey } from '../bson/key';
import { Code, ServerFailure, unsupported } from '../errors';
import { compileExpression } from './expression';
import { typeError } from './operands';
import type { Expr, Scope } from './scope';
import { isNullish } from './scope';

/** Gathers the values of one group. */
export interface Accumulator {
  add(value: Value): void;
  result(): Value;
}

function summing(finish: (sum: Sum, count: number) => Value): () => Accumulator {
  return () => {
    const sum = new Sum();
    let count = 0;
    return {
      add(value) {
        if (!isNumeric(value)) return;
        sum.add(value);
        count++;
      },
      result: () => finish(sum, count),
    };
  };
}

function extreme(sign: number): () => Accumulator {
  return () => {
    let best: Value = null;
    return {
      add(value) {
        if (isNullish(value)) return;
        if (best === null || sign * compareValues(value, best) > 0) best = value;
      },
      result: () => best,
    };
  };
}

function first(): Accumulator {
  let value: Value;
  let isSet = false;
  return {
    add(next) {
      if (!isSet) [value, isSet] = [next, true];
    },
    result: () => value ?? null,
  };
}

function last(): Accumulator {
  let value: Value;
  return { add: (next) => (value = next), result: () => value ?? null };
}

function pushing(): Accumulator {
  const values: Value[] = [];
  return {
    add(value) {
      if (value !== undefined) values.push(value);
    },
    result: () => values,
  };
}

function collecting(): Accumulator {
  const values = new Map<string, Value>();
  return {
    add(value) {
      if (value === undefined) return;
      const key = encodeKey(value).toString('latin1');
      if (!values.has(key)) values.set(key, value);
    },
    result: () => [...values.values()],
  };
}

function merging(): Accumulator {
  const merged: Doc = {};
  return {
    add(value) {
      if (!isNullish(value)) Object.assign(merged, isDoc(value) ? value : typeError('$mergeObjects', 'requires object inputs', value)); // prettier-ignore
    },
    result: () => merged,
  };
}

const accumulators: Record<string, () => Accumulator> = {
  $sum: summing((sum) => sum.result()),
  $avg: summing((sum, count) => (count === 0 ? null : asDouble(sum.toDouble() / count))),
  $min: extreme(-1),
  $max: extreme(1),
  $first: first,
  $last: last,
  $push: pushing,
  $addToSet: collecting,
  $mergeObjects: merging,
};

/** One output field of a group. */
export interface GroupField {
  readonly name: string;
  readonly start: () => Accumulator;
  readonly expr: Expr;
}

function parseField(name: string, spec: Value): GroupField {
  if (name.includes('.')) throw new ServerFailure(40235, `The field name '${name}' cannot contain '.'`);
  const keys = isDoc(spec) ? Object.keys(spec) : [];
  const [op] = keys;
  if (!isDoc(spec) || op === undefined || !op.startsWith('$')) throw new ServerFailure(40234, `The field '${name}' must be an accumulator object`); // prettier-ignore
  if (keys.length > 1) throw new ServerFailure(40238, `The field '${name}' must specify one accumulator`);
  if (op === '$count') return { name, start: accumulators['$sum'] as () => Accumulator, expr: () => 1 };
  const start = Object.hasOwn(accumulators, op) ? accumulators[op] : undefined;
  if (start === undefined) return unsupported(`the accumulator ${op}`);
  if (Array.isArray(spec[op]) && op !== '$push' && op !== '$addToSet') throw new ServerFailure(40237, `The ${op} accumulator is a unary operator`); // prettier-ignore
  return { name, start, expr: compileExpression(spec[op]) };
}

interface Group {
  readonly id: Value;
  readonly parts: readonly Accumulator[];
}

/** Compiles the output fields of `$group` and `$bucket`. */
export function parseFields(spec: Doc): GroupField[] {
  return Object.keys(spec).map((name) => parseField(name, spec[name]));
}

/** Groups documents by a key; `undefined` as a key counts as null. */
export function groupBy(
  scopes: Iterable<Scope>,
  key: (scope: Scope) => Value,
  fields: readonly GroupField[],
): Doc[] {
  const groups = new Map<string, Group>();
  for (const scope of scopes) {
    const id = key(scope) ?? null;
    const bytes = encodeKey(id).toString('latin1');
    let group = groups.get(bytes);
    if (group === undefined) groups.set(bytes, (group = { id, parts: fields.map(({ start }) => start()) }));
    fields.forEach(({ expr }, i) => group.parts[i]?.add(expr(scope)));
  }
  return [...groups.values()].map(({ id, parts }) => {
    const doc: Doc = { _id: id };
    fields.forEach(({ name }, i) => (doc[name] = parts[i]?.result()));
    return doc;
  });
}

/** `$group` must say what it groups by. */
export function groupKey(spec: Doc): Expr {
  if (!Object.hasOwn(spec, '_id'))
    throw new ServerFailure(15955, 'a group specification must include an _id');
  return compileExpression(spec['_id']);
}

/** The error of a stage whose operand has the wrong type. */
export function wrongStage(stage: string, expected: string): never {
  throw new ServerFailure(Code.TypeMismatch, `the ${stage} stage specification must be ${expected}`);
}
