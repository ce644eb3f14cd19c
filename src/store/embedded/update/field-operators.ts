import { isDoc, isNumeric, Long, Timestamp } from '../bson/types';
import type { Numeric, Value } from '../bson/types';
import { ADD, calculate, MULTIPLY } from '../bson/arithmetic';
import { compareValues } from '../bson/key';
import { asDouble, asInteger, kindOf, toWhole } from '../bson/number';
import { badValue, Code, ServerFailure, unsupported } from '../errors';
import { notNumeric } from './errors';
import type { MakeChange } from './array-operators';
import { KEEP, REMOVE } from './modifier';
import type { Change, Context } from './modifier';

function numeric(operand: Value, verb: string, path: string): Numeric {
  if (isNumeric(operand)) return operand;
  throw new ServerFailure(Code.TypeMismatch, `Cannot ${verb} with non-numeric argument: {${path}: ${JSON.stringify(operand)}}`);
} // prettier-ignore

function zeroLike(operand: Numeric): Numeric {
  const kind = kindOf(operand);
  if (kind === 'decimal') return unsupported('arithmetic on Decimal128');
  if (kind === 'int') return 0;
  return kind === 'long' ? Long.ZERO : asDouble(0);
}

function overflow(name: string): never {
  return badValue(`Failed to apply ${name} operations to current value: integer overflow`);
}

const increment: MakeChange = (operand, path) => {
  const by = numeric(operand, 'increment', path);
  return (current) => {
    if (current === undefined) return by;
    if (!isNumeric(current)) notNumeric('$inc', path, current);
    return calculate(ADD, current, by) ?? overflow('$inc');
  };
};

const multiply: MakeChange = (operand, path) => {
  const by = numeric(operand, 'multiply', path);
  return (current) => {
    if (current === undefined) return zeroLike(by);
    if (!isNumeric(current)) notNumeric('$mul', path, current);
    return calculate(MULTIPLY, current, by) ?? overflow('$mul');
  };
};

function bound(sign: number): MakeChange {
  return (operand) => (current) =>
    current === undefined || sign * compareValues(operand, current) > 0 ? operand : KEEP;
}

type Bits = (a: bigint, b: bigint) => bigint;
const bitOperations: Record<string, Bits> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
};

const bit: MakeChange = (operand, path) => {
  if (!isDoc(operand) || Object.keys(operand).length === 0) {
    return badValue(`The $bit modifier is not compatible with this operand; you must pass in an embedded document: {field: {and/or/xor: #}}`); // prettier-ignore
  }
  const steps = Object.keys(operand).map((name) => {
    const value = operand[name];
    const apply = Object.hasOwn(bitOperations, name) ? bitOperations[name] : undefined;
    if (apply === undefined)
      return badValue(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`);
    if (!isNumeric(value) || !['int', 'long'].includes(kindOf(value))) return badValue(`The $bit modifier field must be an Integer(32/64 bit)`); // prettier-ignore
    return { apply, value };
  });
  return (current) => {
    const start = current === undefined ? 0 : current;
    if (!isNumeric(start) || !['int', 'long'].includes(kindOf(start))) return badValue(`Cannot apply $bit to a value of non-integral type in '${path}'`); // prettier-ignore
    const isLong = kindOf(start) === 'long' || steps.some(({ value }) => kindOf(value) === 'long');
    const result = steps.reduce((bits, { apply, value }) => apply(bits, toWhole(value) as bigint), toWhole(start) as bigint); // prettier-ignore
    return asInteger(result, isLong ? 'long' : 'int');
  };
};

let ordinal = 0;

/** Why the counter: two timestamps of one second must differ. */
function timestamp(now: Date): Timestamp {
  ordinal = (ordinal + 1) % 0xffffffff;
  return new Timestamp({ t: Math.floor(now.getTime() / 1000), i: ordinal });
}

/** `$currentDate` reads the clock of the store. */
export function currentDate(operand: Value, path: string): (current: Value, context: Context) => Change {
  const type = isDoc(operand) ? operand['$type'] : operand === true || operand === false ? 'date' : undefined;
  if (type === 'date' || type === 'timestamp') {
    return (_current, { now, touch }) => {
      touch();
      return type === 'date' ? new Date(now) : timestamp(now);
    };
  }
  return badValue(`${path}: the '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}`); // prettier-ignore
}

/** The operators on single fields that make a missing one. */
export const fieldOperators: Record<string, MakeChange> = {
  $set: (operand) => () => operand,
  $setOnInsert: (operand) => () => operand,
  $inc: increment,
  $mul: multiply,
  $min: bound(-1),
  $max: bound(1),
  $bit: bit,
};

/** `$unset` */
export const unset = (): Change => REMOVE;
