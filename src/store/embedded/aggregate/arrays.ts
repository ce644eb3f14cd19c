import { isDoc } from '../bson/types';
import type { Doc, Value } from '../bson/types';
import { equalValues } from '../bson/key';
import { show } from '../bson/show';
import { Code, ServerFailure } from '../errors';
import { isTrue } from './logic';
import { array, binary, integer, named, nullable, typeError, unary, variadic } from './operands';
import type { Compile, Expr, Operator } from './scope';
import { isNullish, withVars } from './scope';

function at(list: Value, index: Value, name: string): Value {
  if (isNullish(list) || isNullish(index)) return null;
  const items = array(list, name);
  const place = integer(index, name);
  return items[place < 0 ? items.length + place : place];
}

function slice([list, first, count]: Value[], name: string): Value {
  if (isNullish(list) || first === null || count === null) return null;
  const items = array(list, name);
  const from = integer(first, name);
  if (count === undefined) return from >= 0 ? items.slice(0, from) : items.slice(from);
  const size = integer(count, name);
  if (size <= 0) throw new ServerFailure(28729, 'Third argument to $slice must be positive');
  const start = from >= 0 ? from : Math.max(items.length + from, 0);
  return items.slice(start, start + size);
}

function filter(operand: Value, compile: Compile, name: string): Expr {
  const { input, cond, as = 'this' } = named(operand, name, ['input', 'cond'], ['as']);
  const [list, test] = [compile(input), compile(cond)];
  const variable = variableName(as);
  return (scope) => {
    const items = list(scope);
    if (isNullish(items)) return null;
    return array(items, name).filter((item) => isTrue(test(withVars(scope, { [variable]: item }))));
  };
}

function map(operand: Value, compile: Compile, name: string): Expr {
  const { input, in: body, as = 'this' } = named(operand, name, ['input', 'in'], ['as']);
  const [list, each] = [compile(input), compile(body)];
  const variable = variableName(as);
  return (scope) => {
    const items = list(scope);
    if (isNullish(items)) return null;
    return array(items, name).map((item) => each(withVars(scope, { [variable]: item })) ?? null);
  };
}

function reduce(operand: Value, compile: Compile, name: string): Expr {
  const { input, initialValue, in: body } = named(operand, name, ['input', 'initialValue', 'in']);
  const [list, first, each] = [compile(input), compile(initialValue), compile(body)];
  return (scope) => {
    const items = list(scope);
    if (isNullish(items)) return null;
    return array(items, name).reduce<Value>(
      (value, item) => each(withVars(scope, { value, this: item })),
      first(scope),
    );
  };
}

/** The name of a variable that an expression declares. */
export function variableName(value: Value): string {
  if (typeof value === 'string' && /^[a-z_][A-Za-z0-9_]*$/.test(value)) return value;
  throw new ServerFailure(Code.FailedToParse, `${show(value)} starts with an invalid character for a user variable name`);
} // prettier-ignore

function concatArrays(values: Value[], name: string): Value {
  return values.some(isNullish) ? null : values.flatMap((value) => array(value, name));
}

function isIn(value: Value, list: Value, name: string): Value {
  return array(list, name).some((item) => equalValues(item, value));
}

function indexOfArray([list, wanted, start = 0, end]: Value[], name: string): Value {
  if (isNullish(list)) return null;
  const items = array(list, name);
  const to = end === undefined ? items.length : Math.min(integer(end, name), items.length);
  for (let i = integer(start, name); i < to; i++) if (equalValues(items[i], wanted)) return i;
  return -1;
}

function range([start, end, step = 1]: Value[], name: string): Value {
  const [from, to, by] = [integer(start, name), integer(end, name), integer(step, name)];
  if (by === 0) throw new ServerFailure(34449, '$range requires a non-zero step value');
  const result: Value[] = [];
  for (let i = from; by > 0 ? i < to : i > to; i += by) result.push(i);
  return result;
}

function toPairs(value: Value, name: string): Value {
  if (!isDoc(value)) return typeError(name, 'requires a document input', value);
  return Object.keys(value).map((k) => ({ k, v: value[k] }));
}

function mergeObjects(values: Value[], name: string): Value {
  const parts = values.filter((value) => !isNullish(value));
  return Object.assign({}, ...parts.map((part) => (isDoc(part) ? part : typeError(name, 'requires object inputs', part)))) as Doc; // prettier-ignore
}

function constantField(value: Value, name: string): string {
  const literal = isDoc(value) && Object.keys(value).join() === '$literal' ? value['$literal'] : value;
  const isConstant = typeof literal === 'string' && (literal !== value || !literal.startsWith('$'));
  if (isConstant) return literal;
  throw new ServerFailure(4161108, `${name} requires 'field' to evaluate to a constant`);
}

/** `$setField`, and with `$$REMOVE` as its value `$unsetField`. */
function setField(operand: Value, compile: Compile, name: string): Expr {
  const isUnset = name === '$unsetField';
  const doc = named(operand, name, isUnset ? ['field', 'input'] : ['field', 'input', 'value']);
  const field = constantField(doc['field'], name);
  const [input, value] = [compile(doc['input']), isUnset ? () => undefined : compile(doc['value'])];
  return (scope) => {
    const target = input(scope);
    if (isNullish(target)) return null;
    if (!isDoc(target)) return typeError(name, "requires 'input' to evaluate to type Object", target);
    const next = value(scope);
    const { [field]: _old, ...rest } = target;
    return next === undefined ? rest : { ...target, [field]: next };
  };
}

function getFieldOf(operand: Value, compile: Compile, name: string): Expr {
  const isNamed = isDoc(operand) && 'field' in operand;
  const doc = isNamed ? named(operand, name, ['field'], ['input']) : { field: operand };
  const field = constantField(doc.field, name);
  const input = compile('input' in doc ? doc['input'] : '$$CURRENT');
  return (scope) => {
    const target = input(scope);
    if (isDoc(target)) return Object.hasOwn(target, field) ? target[field] : undefined;
    return target === null ? null : undefined;
  };
}

/** Array and object operators. */
export const arrays: Record<string, Operator> = {
  $arrayElemAt: binary(at),
  $first: unary((value, name) => at(value, 0, name)),
  $last: unary((value, name) => at(value, -1, name)),
  $size: unary((value, name) => array(value, name).length),
  $isArray: unary((value) => Array.isArray(value)),
  $in: binary(isIn),
  $concatArrays: variadic(concatArrays),
  $reverseArray: nullable((value, name) => [...array(value, name)].reverse()),
  $slice: variadic(slice, 2, 3),
  $indexOfArray: variadic(indexOfArray, 2, 4),
  $range: variadic(range, 2, 3),
  $filter: filter,
  $map: map,
  $reduce: reduce,
  $objectToArray: nullable(toPairs),
  $mergeObjects: variadic(mergeObjects),
  $getField: getFieldOf,
  $setField: setField,
  $unsetField: setField,
};
