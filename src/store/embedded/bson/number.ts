import { Decimal128, Double, Long } from './types';
import type { Numeric, Value } from './types';
import { rationalOfDecimal, split } from './rational';
import type { Split } from './rational';
import { unsupported } from '../errors';

const INT32_MIN = -0x80000000;
const INT32_MAX = 0x7fffffff;
const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;

/** The width of a numeric type; arithmetic answers in the wider of its operands. */
export type NumberKind = 'int' | 'long' | 'double' | 'decimal';

/** True when a plain number encodes as int32. */
export function isInt32(value: number): boolean {
  return (value | 0) === value && !Object.is(value, -0);
}

/** The BSON type of a number. */
export function kindOf(value: Numeric): NumberKind {
  if (typeof value === 'number') return isInt32(value) ? 'int' : 'double';
  if (value instanceof Double) return 'double';
  return value instanceof Decimal128 ? 'decimal' : 'long';
}

/** The nearest double. */
export function toDouble(value: Numeric): number {
  if (typeof value === 'number') return value;
  if (value instanceof Double) return value.value;
  return value instanceof Decimal128 ? decimalToDouble(value) : value.toNumber();
}

function decimalToDouble(value: Decimal128): number {
  return Number(value.toString());
}

/** A double that stays a double when it is stored. */
export function asDouble(value: number): number | Double {
  return isInt32(value) ? new Double(value) : value;
}

/** A whole number as int32 if it fits and as int64 otherwise; undefined when it fits neither. */
export function asInteger(value: bigint, kind: 'int' | 'long'): number | Long | undefined {
  if (kind === 'int' && value >= INT32_MIN && value <= INT32_MAX) return Number(value);
  return value >= INT64_MIN && value <= INT64_MAX ? Long.fromBigInt(value) : undefined;
}

/** The exact whole number in a value, if it is one (3, 3.0, Long 3). */
export function toWhole(value: Value): bigint | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : undefined;
  if (value instanceof Long) return value.toBigInt();
  if (value instanceof Double) return Number.isInteger(value.value) ? BigInt(value.value) : undefined;
  return value instanceof Decimal128 ? toWhole(decimalToDouble(value)) : undefined;
}

function splitDecimal(value: Decimal128): Split {
  const text = value.toString();
  const nearest = Number(text);
  if (Number.isNaN(nearest)) return { floor: NaN, fraction: 0n };
  if (text.endsWith('Infinity')) return { floor: nearest, fraction: 0n };
  const exact = rationalOfDecimal(text);
  const tiny = Math.abs(nearest) < 1e-290 && exact.num !== 0n;
  if (tiny || !Number.isFinite(nearest))
    return unsupported('comparing a Decimal128 beyond the range of a double');
  return split(exact, nearest);
}

/** A number as a double and a remainder, comparing as the number does, whatever its type. */
export function splitNumber(value: Numeric): Split {
  if (typeof value === 'number') return { floor: value, fraction: 0n };
  if (value instanceof Double) return { floor: value.value, fraction: 0n };
  if (value instanceof Decimal128) return splitDecimal(value);
  const nearest = value.toNumber();
  if (Number.isSafeInteger(nearest)) return { floor: nearest, fraction: 0n };
  return split({ num: value.toBigInt(), den: 1n }, nearest);
}
