import { BSONRegExp } from '../bson/types';
import type { Value } from '../bson/types';
import { Code, ServerFailure, unsupported } from '../errors';
import { compileRegExp } from '../query/pcre';
import { binary, integer, named, text, unary, variadic } from './operands';
import type { Compile, Expr, Operator } from './scope';
import { isNullish } from './scope';

/** Why: MongoDB changes the case of ASCII letters alone. */
const lower = (value: string): string => value.replace(/[A-Z]+/g, (part) => part.toLowerCase());
const upper = (value: string): string => value.replace(/[a-z]+/g, (part) => part.toUpperCase());

function concat(values: Value[], name: string): Value {
  let result = '';
  for (const value of values) {
    if (isNullish(value)) return null;
    result += text(value, name);
  }
  return result;
}

function substring([value, start, count]: Value[], name: string): Value {
  const [from, size] = [integer(start, name), integer(count, name)];
  if (from < 0 || size < 0)
    throw new ServerFailure(34450, `${name}: the start and the length must not be negative`);
  return isNullish(value) ? '' : [...text(value, name)].slice(from, from + size).join('');
}

function split(value: Value, separator: Value, name: string): Value {
  if (isNullish(value) || isNullish(separator)) return null;
  if (separator === '') throw new ServerFailure(40087, '$split requires a non-empty separator');
  return text(value, name).split(text(separator, name));
}

function indexOf([value, part, start = 0, end]: Value[], name: string): Value {
  if (isNullish(value)) return null;
  const points = [...text(value, name)];
  const from = integer(start, name);
  const to = end === undefined ? points.length : integer(end, name);
  if (from > points.length || to < from) return -1;
  const before = points.slice(from, to).join('');
  const at = before.indexOf(text(part, name));
  return at === -1 ? -1 : from + [...before.slice(0, at)].length;
}

const DEFAULT_TRIM =
  '\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a';

function cut(value: string, chars: ReadonlySet<string>, left: boolean, right: boolean): string {
  const points = [...value];
  let [from, to] = [0, points.length];
  while (left && from < to && chars.has(points[from] as string)) from++;
  while (right && to > from && chars.has(points[to - 1] as string)) to--;
  return points.slice(from, to).join('');
}

function trim(left: boolean, right: boolean): Operator {
  return (operand, compile, name) => {
    const { input, chars } = named(operand, name, ['input'], ['chars']);
    const value = compile(input);
    const set = chars === undefined ? () => DEFAULT_TRIM : compile(chars);
    return (scope) => {
      const [from, what] = [value(scope), set(scope)];
      return isNullish(from) || isNullish(what)
        ? null
        : cut(text(from, name), new Set(text(what, name)), left, right);
    };
  };
}

function replace(all: boolean): Operator {
  return (operand, compile, name) => {
    const doc = named(operand, name, ['input', 'find', 'replacement']);
    const parts = [doc['input'], doc['find'], doc['replacement']].map(compile);
    return (scope) => {
      const values = parts.map((part) => part(scope));
      if (values.some(isNullish)) return null;
      const [input, find, replacement] = values.map((value) => text(value, name)) as [string, string, string];
      return all ? input.replaceAll(find, () => replacement) : input.replace(find, () => replacement);
    };
  };
}

function regexMatch(operand: Value, compile: Compile, name: string): Expr {
  const { input, regex, options } = named(operand, name, ['input', 'regex'], ['options']);
  if (!(regex instanceof BSONRegExp) && (typeof regex !== 'string' || regex.startsWith('$'))) return unsupported('$regexMatch with a computed expression'); // prettier-ignore
  const isText = typeof regex === 'string';
  const flags = typeof options === 'string' ? options : isText ? '' : regex.options;
  const regexp = compileRegExp(isText ? regex : regex.pattern, flags);
  const value = compile(input);
  return (scope) => {
    const subject = value(scope);
    return !isNullish(subject) && regexp.test(text(subject, name));
  };
}

function bytesOf(value: Value): Value {
  return Buffer.byteLength(text(value, '$strLenBytes'));
}

function caseOf(change: (value: string) => string): Operator {
  return unary((value, name) => {
    if (isNullish(value)) return '';
    if (typeof value === 'string') return change(value);
    throw new ServerFailure(Code.TypeMismatch, `can't convert to string for ${name}`);
  });
}

/** String operators; positions and lengths count code points. */
export const strings: Record<string, Operator> = {
  $concat: variadic(concat),
  $toLower: caseOf(lower),
  $toUpper: caseOf(upper),
  $strLenCP: unary((value, name) => [...text(value, name)].length),
  $strLenBytes: unary(bytesOf),
  $substrCP: variadic(substring, 3, 3),
  $split: binary(split),
  $indexOfCP: variadic(indexOf, 2, 4),
  $trim: trim(true, true),
  $ltrim: trim(true, false),
  $rtrim: trim(false, true),
  $replaceOne: replace(false),
  $replaceAll: replace(true),
  $regexMatch: regexMatch,
};
