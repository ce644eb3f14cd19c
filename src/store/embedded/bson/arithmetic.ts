import { Decimal128 } from './types';
import type { Double, Long, Numeric } from './types';
import { asDouble, asInteger, kindOf, toDouble, toWhole } from './number';
import { unsupported } from '../errors';

/** The operations on whole numbers, and on doubles. */
interface Operation {
  readonly whole: (a: bigint, b: bigint) => bigint;
  readonly double: (a: number, b: number) => number;
}

export const ADD: Operation = { whole: (a, b) => a + b, double: (a, b) => a + b };
export const SUBTRACT: Operation = { whole: (a, b) => a - b, double: (a, b) => a - b };
export const MULTIPLY: Operation = { whole: (a, b) => a * b, double: (a, b) => a * b };

/**
 * Calculates in the wider type of two numbers, int32 growing to int64 where it must; undefined when int64 overflows.
 * Decimal128 is refused: its arithmetic is not that of doubles.
 */
export function calculate(operation: Operation, a: Numeric, b: Numeric): Numeric | undefined {
  if (a instanceof Decimal128 || b instanceof Decimal128) return unsupported('arithmetic on Decimal128');
  const kinds = [kindOf(a), kindOf(b)];
  if (kinds.includes('double')) return asDouble(operation.double(toDouble(a), toDouble(b)));
  const result = operation.whole(toWhole(a) as bigint, toWhole(b) as bigint);
  return asInteger(result, kinds.includes('long') ? 'long' : 'int');
}

/** As `calculate`, but a whole number beyond int64 becomes a double, as in aggregation expressions. */
export function calculateWide(operation: Operation, a: Numeric, b: Numeric): Numeric {
  return calculate(operation, a, b) ?? asDouble(operation.double(toDouble(a), toDouble(b)));
}

/** Sums numbers of mixed types; doubles are summed with the rounding errors carried along, as MongoDB does. */
export class Sum {
  private whole = 0n;
  private high = 0;
  private low = 0;
  private isDouble = false;
  private isLong = false;

  add(value: Numeric): void {
    const kind = kindOf(value);
    if (kind === 'decimal') unsupported('arithmetic on Decimal128');
    if (kind !== 'double') {
      this.whole += toWhole(value) as bigint;
      this.isLong ||= kind === 'long';
      return;
    }
    this.isDouble = true;
    this.addDouble(toDouble(value));
  }

  private addDouble(value: number): void {
    const sum = this.high + value;
    if (Number.isFinite(sum)) {
      this.low += Math.abs(this.high) >= Math.abs(value) ? this.high - sum + value : value - sum + this.high;
    }
    this.high = sum;
  }

  /** The sum as a double. */
  toDouble(): number {
    const copy = Object.assign(new Sum(), this);
    copy.addDouble(Number(this.whole));
    return Number.isFinite(copy.high) ? copy.high + copy.low : copy.high;
  }

  result(): number | Double | Long {
    if (this.isDouble) return asDouble(this.toDouble());
    return asInteger(this.whole, this.isLong ? 'long' : 'int') ?? asDouble(Number(this.whole));
  }
}
