import { isNumeric } from '../bson/types';
import type { Value } from '../bson/types';
import { compareValues } from '../bson/key';
import { toDouble } from '../bson/number';
import { Code, ServerFailure } from '../errors';
import { binary, named, operandList, unary } from './operands';
import type { Compile, Expr, Operator } from './scope';
import { isNullish } from './scope';

/** What counts as true: everything but false, zero, null and a missing value. */
export function isTrue(value: Value): boolean {
  if (isNumeric(value)) return toDouble(value) !== 0;
  return value !== false && !isNullish(value);
}

const compare = (accepts: (order: number) => boolean): Operator =>
  binary((a, b) => accepts(compareValues(a, b)));

function many(combine: (list: Expr[]) => Expr): Operator {
  return (operand, compile, name) => combine(operandList(operand, compile, name, 0, Infinity));
}

function condition(operand: Value, compile: Compile, name: string): Expr {
  const parts = Array.isArray(operand) ? operand : [named(operand, name, ['if', 'then', 'else'])].flatMap((doc) => [doc['if'], doc['then'], doc['else']]); // prettier-ignore
  const [test, yes, no] = operandList(parts, compile, name, 3, 3) as [Expr, Expr, Expr];
  return (scope) => (isTrue(test(scope)) ? yes(scope) : no(scope));
}

function ifNull(operand: Value, compile: Compile, name: string): Expr {
  const list = operandList(operand, compile, name, 2, Infinity);
  return (scope) => {
    let value: Value;
    for (const expr of list) {
      value = expr(scope);
      if (!isNullish(value)) break;
    }
    return value;
  };
}

function switchOn(operand: Value, compile: Compile, name: string): Expr {
  const { branches, default: fallback } = named(operand, name, ['branches'], ['default']);
  if (!Array.isArray(branches) || branches.length === 0) throw new ServerFailure(40068, '$switch requires at least one branch.');
  const compiled = branches.map((branch) => {
    const { case: test, then } = named(branch, name, ['case', 'then']);
    return { test: compile(test), then: compile(then) };
  });
  const otherwise = fallback === undefined ? undefined : compile(fallback);
  return (scope) => {
    for (const { test, then } of compiled) if (isTrue(test(scope))) return then(scope);
    if (otherwise !== undefined) return otherwise(scope);
    throw new ServerFailure(Code.BadValue, '$switch could not find a matching branch for an input, and no default was specified.');
  };
} // prettier-ignore

/** Comparison, boolean and conditional operators. */
export const logic: Record<string, Operator> = {
  $eq: compare((order) => order === 0),
  $ne: compare((order) => order !== 0),
  $gt: compare((order) => order > 0),
  $gte: compare((order) => order >= 0),
  $lt: compare((order) => order < 0),
  $lte: compare((order) => order <= 0),
  $cmp: binary((a, b) => Math.sign(compareValues(a, b))),
  $and: many((list) => (scope) => list.every((expr) => isTrue(expr(scope)))),
  $or: many((list) => (scope) => list.some((expr) => isTrue(expr(scope)))),
  $not: unary((value) => !isTrue(value)),
  $cond: condition,
  $ifNull: ifNull,
  $switch: switchOn,
};
