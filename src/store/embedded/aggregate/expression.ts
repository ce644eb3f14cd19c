import { BSONRegExp, isDoc, isNumeric } from '../bson/types';
import type { Doc, Numeric, Value } from '../bson/types';
import { Sum } from '../bson/arithmetic';
import { asDouble } from '../bson/number';
import { compareValues } from '../bson/key';
import { Code, ServerFailure, unsupported } from '../errors';
import { getField } from '../query/path';
import { arrays, variableName } from './arrays';
import { conversions } from './conversions';
import { dates } from './dates';
import { logic } from './logic';
import { math } from './math';
import { named, variadic } from './operands';
import type { Compile, Expr, Operator, Scope } from './scope';
import { isNullish, withVars } from './scope';
import { strings } from './strings';

/** Reads a dotted path as an expression does: an array gives the array of its documents' values. */
export function readPath(value: Value, path: readonly string[], at = 0): Value {
  if (at === path.length) return value;
  if (isDoc(value)) return readPath(getField(value, path[at] as string), path, at + 1);
  if (!Array.isArray(value)) return undefined;
  return value.filter(isDoc).map((item) => readPath(item, path, at)).filter((item) => item !== undefined); // prettier-ignore
}

function fieldPath(text: string): Expr {
  const path = text.slice(1).split('.');
  if (path.some((part) => part === '' || part.startsWith('$'))) throw new ServerFailure(Code.FailedToParse, `'${text}' is not a valid field path`); // prettier-ignore
  return (scope) => readPath(scope.root, path);
}

const system: Record<string, (scope: Scope) => Value> = {
  ROOT: (scope) => scope.vars['ROOT'] ?? scope.root,
  CURRENT: (scope) => scope.root,
  NOW: (scope) => scope.now,
  REMOVE: () => undefined,
};

function variable(text: string): Expr {
  const [name = '', ...path] = text.slice(2).split('.');
  const known = Object.hasOwn(system, name) ? system[name] : undefined;
  if (known !== undefined) return (scope) => readPath(known(scope), path);
  if (/^[A-Z]/.test(name)) return unsupported(`the variable $$${name}`);
  return (scope) => {
    if (!Object.hasOwn(scope.vars, name))
      throw new ServerFailure(17276, `Use of undefined variable: ${name}`);
    return readPath(scope.vars[name], path);
  };
}

function letVars(operand: Value, compile: Compile, name: string): Expr {
  const { vars, in: body } = named(operand, name, ['vars', 'in']);
  if (!isDoc(vars)) return unsupported('$let without a document of variables');
  const defined = Object.keys(vars).map((key) => [variableName(key), compile(vars[key])] as const);
  const inner = compile(body);
  return (scope) =>
    inner(withVars(scope, Object.fromEntries(defined.map(([key, expr]) => [key, expr(scope)]))));
}

/** The numbers among values; one array as the only operand stands for its elements. */
function spread(values: Value[]): Value[] {
  return values.length === 1 && Array.isArray(values[0]) ? values[0] : values;
}

function sum(values: Value[]): Value {
  const total = new Sum();
  for (const value of spread(values)) if (isNumeric(value)) total.add(value);
  return total.result();
}

function average(values: Value[]): Value {
  const numbers: Numeric[] = spread(values).filter(isNumeric);
  const total = new Sum();
  numbers.forEach((value) => total.add(value));
  return numbers.length === 0 ? null : asDouble(total.toDouble() / numbers.length);
}

function extreme(sign: number): (values: Value[]) => Value {
  return (values) => {
    const present = spread(values).filter((value) => !isNullish(value));
    return present.reduce((best: Value, value) => (isNullish(best) || sign * compareValues(value, best) > 0 ? value : best), null); // prettier-ignore
  };
}

const operators: Record<string, Operator> = {
  ...logic,
  ...math,
  ...strings,
  ...arrays,
  ...dates,
  ...conversions,
  $literal: (operand) => () => operand,
  $let: letVars,
  $sum: variadic(sum),
  $avg: variadic(average),
  $min: variadic(extreme(-1)),
  $max: variadic(extreme(1)),
};

function compileObject(doc: Doc): Expr {
  const fields = Object.keys(doc).map((key) => {
    if (key.includes('.')) throw new ServerFailure(16405, `dotted field names are only allowed at the top level: ${key}`);
    return [key, compileExpression(doc[key])] as const;
  }); // prettier-ignore
  return (scope) => {
    const result: Doc = {};
    for (const [key, expr] of fields) {
      const value = expr(scope);
      if (value !== undefined) result[key] = value;
    }
    return result;
  };
}

function compileOperator(doc: Doc, name: string): Expr {
  if (Object.keys(doc).length !== 1) {
    throw new ServerFailure(15983, 'an expression specification must contain exactly one field, the name of the expression.');
  }
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
  return operator === undefined ? unsupported(`the expression ${name}`) : operator(doc[name], compileExpression, name);
} // prettier-ignore

/** Compiles an aggregation expression; operators outside the list are refused. */
export function compileExpression(value: Value): Expr {
  if (typeof value === 'string') {
    if (value.startsWith('$$')) return variable(value);
    return value.startsWith('$') ? fieldPath(value) : () => value;
  }
  if (Array.isArray(value)) {
    const items = value.map(compileExpression);
    return (scope) => items.map((item) => item(scope) ?? null);
  }
  if (!isDoc(value) || value instanceof BSONRegExp) return () => value;
  const operator = Object.keys(value).find((key) => key.startsWith('$'));
  return operator === undefined ? compileObject(value) : compileOperator(value, operator);
}
