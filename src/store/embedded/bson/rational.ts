import { unsupported } from '../errors';

const bits = new DataView(new ArrayBuffer(8));

/** A number as numerator / denominator, exact. */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

/** The next double above a finite one. */
export function nextDouble(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  bits.setFloat64(0, value);
  bits.setBigInt64(0, bits.getBigInt64(0) + (value > 0 ? 1n : -1n));
  return bits.getFloat64(0);
}

/** The next double below a finite one. */
export function previousDouble(value: number): number {
  return -nextDouble(-value);
}

/** A finite double as an exact fraction. */
export function rationalOfDouble(value: number): Rational {
  let den = 1n;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    den *= 2n;
  }
  return { num: BigInt(scaled), den };
}

const decimalPattern = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]?\d+))?$/;

/** A finite Decimal128, written out, as an exact fraction. */
export function rationalOfDecimal(text: string): Rational {
  const match = decimalPattern.exec(text);
  if (match === null) return unsupported(`the Decimal128 ${text}`);
  const [, sign, whole = '0', fraction = '', exponent = '0'] = match;
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  const power = Number(exponent) - fraction.length;
  if (digits === 0n) return { num: 0n, den: 1n };
  return power >= 0
    ? { num: digits * 10n ** BigInt(power), den: 1n }
    : { num: digits, den: 10n ** BigInt(-power) };
}

/** Compares two fractions. */
export function compareRational(a: Rational, b: Rational): number {
  const left = a.num * b.den;
  const right = b.num * a.den;
  return left < right ? -1 : left > right ? 1 : 0;
}

function subtract(a: Rational, b: Rational): Rational {
  return { num: a.num * b.den - b.num * a.den, den: a.den * b.den };
}

/** A number that no double holds: the double below it and how far above that it lies, in 2^-96 of the gap. */
export interface Split {
  readonly floor: number;
  readonly fraction: bigint;
}

/**
 * Splits a number so that (floor, fraction) sorts as the number does.
 * Why 96 bits: two Decimal128 (34 digits) between neighbouring doubles differ by at least 2^-61 of their gap.
 */
export function split(value: Rational, nearest: number): Split {
  const floor = compareRational(rationalOfDouble(nearest), value) > 0 ? previousDouble(nearest) : nearest;
  const base = rationalOfDouble(floor);
  const above = subtract(value, base);
  if (above.num === 0n) return { floor, fraction: 0n };
  const gap = subtract(rationalOfDouble(nextDouble(floor)), base);
  return { floor, fraction: ((above.num * gap.den) << 96n) / (above.den * gap.num) };
}
