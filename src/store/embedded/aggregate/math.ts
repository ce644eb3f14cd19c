import { Decimal128, Long } from '../bson/types';
import type { Numeric, Value } from '../bson/types';
import { ADD, calculateWide, MULTIPLY, SUBTRACT } from '../bson/arithmetic';
import { asDouble, asInteger, kindOf, toDouble, toWhole } from '../bson/number';
import { Code, ServerFailure, unsupported } from '../errors';
import { binary, integer, number, nullable, typeError, variadic } from './operands';
import type { Operator } from './scope';
import { isNullish } from './scope';

function add(values: Value[], name: string): Value {
  let sum: Numeric = 0;
  let date: Date | undefined;
  for (const value of values) {
    if (isNullish(value)) return null;
    if (value instanceof Date)
      date = date === undefined ? value : typeError(name, 'only supports one date', value);
    else sum = calculateWide(ADD, sum, number(value, name));
  }
  return date === undefined ? sum : new Date(date.getTime() + Math.round(toDouble(sum)));
}

function subtract(a: Value, b: Value, name: string): Value {
  if (isNullish(a) || isNullish(b)) return null;
  if (a instanceof Date && b instanceof Date) return Long.fromNumber(a.getTime() - b.getTime());
  if (a instanceof Date) return new Date(a.getTime() - Math.round(toDouble(number(b, name))));
  return calculateWide(SUBTRACT, number(a, name), number(b, name));
}

function multiply(values: Value[], name: string): Value {
  if (values.some(isNullish)) return null;
  return values.reduce<Numeric>((product, value) => calculateWide(MULTIPLY, product, number(value, name)), 1);
}

function divide(a: Value, b: Value, name: string): Value {
  if (isNullish(a) || isNullish(b)) return null;
  const divisor = toDouble(plain(b, name));
  if (divisor === 0) throw new ServerFailure(Code.BadValue, "can't $divide by zero");
  return asDouble(toDouble(plain(a, name)) / divisor);
}

/** Why: Decimal128 arithmetic is not that of doubles. */
function plain(value: Value, name: string): Exclude<Numeric, Decimal128> {
  const result = number(value, name);
  return result instanceof Decimal128 ? unsupported(`${name} on Decimal128`) : result;
}

function modulo(a: Value, b: Value, name: string): Value {
  if (isNullish(a) || isNullish(b)) return null;
  const [left, right] = [plain(a, name), plain(b, name)];
  if (toDouble(right) === 0) throw new ServerFailure(16610, "can't $mod by zero");
  if (kindOf(left) === 'double' || kindOf(right) === 'double')
    return asDouble(toDouble(left) % toDouble(right));
  const kind = kindOf(left) === 'long' || kindOf(right) === 'long' ? 'long' : 'int';
  return asInteger((toWhole(left) as bigint) % (toWhole(right) as bigint), kind);
}

/** An operator that leaves whole numbers alone (or maps them exactly) and maps doubles. */
function real(onDouble: (value: number) => number, onWhole: (value: bigint) => bigint): Operator {
  return nullable((value, name) => {
    const operand = plain(value, name);
    const kind = kindOf(operand);
    if (kind === 'double') return asDouble(onDouble(toDouble(operand)));
    return asInteger(onWhole(toWhole(operand) as bigint), kind === 'long' ? 'long' : 'int') ?? null;
  });
}

function halfToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

function toPlace(round: (value: number) => number): Operator {
  return variadic(
    ([value, place = 0], name) => {
      if (isNullish(value) || isNullish(place)) return null;
      const operand = plain(value, name);
      const digits = integer(place, name);
      if (digits < -20 || digits > 100) typeError(name, 'needs a place between -20 and 100', place);
      if (kindOf(operand) !== 'double') return digits >= 0 ? operand : unsupported(`${name} of whole numbers before the point`);
      if (digits === 0) return asDouble(round(toDouble(operand)));
      return decimalPlace(toDouble(operand), digits, round);
    },
    1,
    2,
  ); // prettier-ignore
}

/** Why by text: 2.675 * 100 is 267.49999999999997, but its shortest decimal form scales exactly. */
function decimalPlace(value: number, digits: number, round: (value: number) => number): Value {
  if (!Number.isFinite(value)) return value;
  const [mantissa = '0', exponent = '0'] = value.toExponential().split('e');
  const scaled = Number(`${mantissa}e${Number(exponent) + digits}`);
  const [m = '0', e = '0'] = round(scaled).toExponential().split('e');
  return asDouble(Number(`${m}e${Number(e) - digits}`));
}

const identity = (value: bigint): bigint => value;
const root = nullable((value, name) => {
  const operand = toDouble(plain(value, name));
  if (operand < 0) throw new ServerFailure(28714, "$sqrt's argument must be greater than or equal to 0");
  return asDouble(Math.sqrt(operand));
});

/** Arithmetic operators. */
export const math: Record<string, Operator> = {
  $add: variadic(add),
  $subtract: binary(subtract),
  $multiply: variadic(multiply),
  $divide: binary(divide),
  $mod: binary(modulo),
  $abs: real(Math.abs, (value) => (value < 0n ? -value : value)),
  $ceil: real(Math.ceil, identity),
  $floor: real(Math.floor, identity),
  $round: toPlace(halfToEven),
  $trunc: toPlace(Math.trunc),
  $sqrt: root,
};
