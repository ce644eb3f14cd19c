import { isDoc, isNumeric } from '../bson/types';
import type { Doc, Numeric, Value } from '../bson/types';
import { toDouble } from '../bson/number';
import { Code, ServerFailure } from '../errors';
import { typeName } from '../bson/type-names';
import type { Compile, Expr, Operator } from './scope';
import { isNullish } from './scope';

/** Throws the error of an expression that cannot be evaluated on this value. */
export function typeError(name: string, what: string, value: Value): never {
  throw new ServerFailure(Code.TypeMismatch, `${name} ${what}, not ${typeName(value)}`);
}

function invalid(message: string): never {
  throw new ServerFailure(16020, message);
}

/** The operands of an operator written as an array or, for one operand, bare. */
export function operandList(
  operand: Value,
  compile: Compile,
  name: string,
  least: number,
  most: number,
): Expr[] {
  const list = (Array.isArray(operand) ? operand : [operand]).map(compile);
  if (list.length < least || list.length > most) {
    const wanted = least === most ? `exactly ${least}` : `at least ${least} and no more than ${most}`;
    invalid(`Expression ${name} takes ${wanted} arguments. ${list.length} were passed in.`);
  }
  return list;
}

/** An operator on one value. */
export function unary(apply: (value: Value, name: string) => Value): Operator {
  return (operand, compile, name) => {
    const [value] = operandList(operand, compile, name, 1, 1) as [Expr];
    return (scope) => apply(value(scope), name);
  };
}

/** An operator on two values. */
export function binary(apply: (a: Value, b: Value, name: string) => Value): Operator {
  return (operand, compile, name) => {
    const [a, b] = operandList(operand, compile, name, 2, 2) as [Expr, Expr];
    return (scope) => apply(a(scope), b(scope), name);
  };
}

/** An operator on any number of values. */
export function variadic(
  apply: (values: Value[], name: string) => Value,
  least = 0,
  most = Infinity,
): Operator {
  return (operand, compile, name) => {
    const list = operandList(operand, compile, name, least, most);
    return (scope) => apply(list.map((expr) => expr(scope)), name); // prettier-ignore
  };
}

/** An operator that is null for null and missing. */
export function nullable(apply: (value: NonNullable<Value>, name: string) => Value): Operator {
  return unary((value, name) => (isNullish(value) ? null : apply(value, name)));
}

/** The named operands of an operator such as `$filter`; unknown and missing names are errors. */
export function named(operand: Value, name: string, required: string[], optional: string[] = []): Doc {
  if (!isDoc(operand)) return invalid(`${name} only supports an object as its argument`);
  for (const key of Object.keys(operand)) {
    if (!required.includes(key) && !optional.includes(key))
      invalid(`Unrecognized parameter to ${name}: ${key}`);
  }
  for (const key of required)
    if (operand[key] === undefined) invalid(`Missing '${key}' parameter to ${name}`);
  return operand;
}

/** A number, or MongoDB's error. */
export function number(value: Value, name: string): Numeric {
  return isNumeric(value) ? value : typeError(name, 'only supports numeric types', value);
}

/** A whole number as a JavaScript number, or MongoDB's error. */
export function integer(value: Value, name: string): number {
  const result = isNumeric(value) ? toDouble(value) : NaN;
  return Number.isInteger(result) ? result : typeError(name, 'needs a whole number', value);
}

/** An array, or MongoDB's error. */
export function array(value: Value, name: string): Value[] {
  return Array.isArray(value) ? value : typeError(name, 'needs an array', value);
}

/** A string, or MongoDB's error. */
export function text(value: Value, name: string): string {
  return typeof value === 'string' ? value : typeError(name, 'needs a string', value);
}
