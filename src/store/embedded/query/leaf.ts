import { BSONRegExp, BSONSymbol, isNumeric, MaxKey, MinKey, rankOf } from '../bson/types';
import type { Value } from '../bson/types';
import { compareValues, encodeKey, equalValues, isNaNValue } from '../bson/key';
import { toDouble } from '../bson/number';
import { show } from '../bson/show';
import { badValue } from '../errors';
import type { Test } from './ast';
import { compileRegExp } from './pcre';
import { isNumberName, typeAlias, typeName } from '../bson/type-names';

const isNullish = (value: Value): boolean => value === null || value === undefined;

/** `$eq`: null also matches a missing field. */
export function equalTo(operand: Value): Test {
  if (isNullish(operand)) return isNullish;
  if (typeof operand === 'string') return (value) => value === operand || (value instanceof BSONSymbol && value.value === operand); // prettier-ignore
  if (typeof operand === 'number') return (value) => value === operand || (isNumeric(value) && equalValues(value, operand)); // prettier-ignore
  const rank = rankOf(operand);
  return (value) => rankOf(value) === rank && compareValues(value, operand) === 0;
}

/** `$gt`, `$gte`, `$lt`, `$lte`: only values of the operand's type compare, NaN equals only itself. */
export function compareTo(operand: Value, accepts: (order: number) => boolean): Test {
  const orEqual = accepts(0);
  if (isNullish(operand)) return orEqual ? isNullish : () => false;
  if (isNaNValue(operand)) return orEqual ? (value) => isNaNValue(value) : () => false;
  const rank = rankOf(operand);
  if (operand instanceof MinKey || operand instanceof MaxKey) {
    return (value) => accepts(Math.sign(rankOf(value === undefined ? null : value) - rank));
  }
  return (value) => rankOf(value) === rank && !isNaNValue(value) && accepts(compareValues(value, operand));
}

/** A regular expression: strings that it matches, and the same expression stored as a value. */
export function matchRegExp(pattern: string, options: string): Test {
  const regexp = compileRegExp(pattern, options);
  const sorted = [...options].sort().join('');
  return (value) => {
    if (typeof value === 'string') return regexp.test(value);
    if (value instanceof BSONSymbol) return regexp.test(value.value);
    return value instanceof BSONRegExp && value.pattern === pattern && value.options === sorted;
  };
}

/** `$in`: equal to one of the values, or matched by one of the expressions. */
export function oneOf(values: readonly Value[]): Test {
  const tests = values.filter((v) => v instanceof BSONRegExp).map((v) => matchRegExp(v.pattern, v.options));
  const plain = values.filter((v) => !(v instanceof BSONRegExp));
  const strings = new Set(plain.filter((v) => typeof v === 'string'));
  const others = plain.filter((v) => typeof v !== 'string');
  const keys = new Set(others.map((v) => encodeKey(v ?? null).toString('latin1')));
  return (value) => {
    if (typeof value === 'string' && strings.has(value)) return true;
    if (keys.size > 0 && typeof value !== 'string' && keys.has(encodeKey(value ?? null).toString('latin1')))
      return true;
    return tests.some((test) => test(value));
  };
}

function typeOperand(operand: Value): string {
  const name = typeof operand === 'string' ? typeAlias(operand) : isNumeric(operand) ? typeAlias(toDouble(operand)) : undefined; // prettier-ignore
  return name ?? badValue(`Unknown type name alias or invalid type code: ${show(operand)}`);
}

/** `$type`: one or several names or numbers. */
export function ofType(operand: Value): Test {
  const names = (Array.isArray(operand) ? operand : [operand]).map(typeOperand);
  if (names.length === 0) badValue('$type must match at least one type');
  const any = new Set(names);
  const number = any.has('number');
  return (value) => {
    if (value === undefined) return false;
    const name = typeName(value);
    return any.has(name) || (number && isNumberName(name));
  };
}

/** `$mod`: [divisor, remainder], both and the value cut to whole numbers. */
export function modulo(operand: Value): Test {
  if (!Array.isArray(operand)) return badValue('malformed mod, needs to be an array');
  if (operand.length < 2) badValue('malformed mod, not enough elements');
  if (operand.length > 2) badValue('malformed mod, too many elements');
  const [divisor, remainder] = operand.map(wholePart);
  if (divisor === undefined) return badValue('malformed mod, divisor not a number');
  if (remainder === undefined) return badValue('malformed mod, remainder not a number');
  if (divisor === 0n) badValue('divisor cannot be 0');
  return (value) => {
    const whole = wholePart(value);
    return whole !== undefined && whole % divisor === remainder;
  };
}

function wholePart(value: Value): bigint | undefined {
  if (!isNumeric(value)) return undefined;
  if (typeof value === 'object' && 'toBigInt' in value) return value.toBigInt();
  const number = toDouble(value);
  return Number.isFinite(number) ? BigInt(Math.trunc(number)) : undefined;
}

/** `$size`: an array of exactly that many elements. */
export function ofSize(operand: Value): Test {
  if (!isNumeric(operand)) return badValue('Failed to parse $size. Expected a number in: $size');
  const size = toDouble(operand);
  if (!Number.isInteger(size)) badValue('Failed to parse $size. Expected an integer in: $size');
  if (size < 0) badValue('Failed to parse $size. Expected a non-negative number in: $size');
  return (value) => Array.isArray(value) && value.length === size;
}
