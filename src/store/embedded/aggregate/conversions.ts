import { Decimal128, isNumeric, Long, ObjectId } from '../bson/types';
import type { Value } from '../bson/types';
import { asDouble, isInt32, kindOf, toDouble, toWhole } from '../bson/number';
import { ServerFailure, unsupported } from '../errors';
import { typeName } from '../bson/type-names';
import { nullable, unary } from './operands';
import type { Operator } from './scope';

function failure(what: string): never {
  throw new ServerFailure(241, `Failed to convert: ${what}`);
}

/** Why so narrow: MongoDB prints doubles in a way of its own, so only those whose form is certain are converted. */
function numberText(value: Value): string {
  if (value instanceof Long) return value.toString();
  const number = isNumeric(value) && !(value instanceof Decimal128) ? toDouble(value) : NaN;
  const plain =
    Number.isFinite(number) && Math.abs(number) < 1e15 && (number === 0 || Math.abs(number) >= 1e-4);
  return plain ? String(number) : unsupported('$toString of this number');
}

function toText(value: Value): Value {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (value instanceof ObjectId) return value.toHexString();
  if (value instanceof Date) return value.toISOString();
  return isNumeric(value)
    ? numberText(value)
    : failure(`Unsupported conversion from ${typeName(value)} to string`);
}

function whole(value: Value, name: string): bigint {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'string') return /^[+-]?\d+$/.test(value) ? BigInt(value.replace('+', '')) : failure(`'${value}' in ${name}`);
  if (!isNumeric(value)) return failure(`Unsupported conversion from ${typeName(value)} in ${name}`);
  const exact = toWhole(value);
  if (exact !== undefined) return exact;
  const number = Math.trunc(toDouble(value));
  return Number.isFinite(number) ? BigInt(number) : failure(`${String(number)} in ${name}`);
} // prettier-ignore

function toInt(value: Value, name: string): Value {
  const result = Number(whole(value, name));
  return isInt32(result) ? result : failure(`overflow in ${name}`);
}

function toLong(value: Value, name: string): Value {
  if (value instanceof Date) return Long.fromNumber(value.getTime());
  const result = whole(value, name);
  return BigInt.asIntN(64, result) === result ? Long.fromBigInt(result) : failure(`overflow in ${name}`);
}

function toDoubleValue(value: Value, name: string): Value {
  if (typeof value === 'boolean') return asDouble(value ? 1 : 0);
  if (value instanceof Date) return asDouble(value.getTime());
  if (isNumeric(value)) return asDouble(toDouble(value));
  const isText = typeof value === 'string' && /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value);
  return isText
    ? asDouble(Number(value))
    : failure(`Unsupported conversion from ${typeName(value)} in ${name}`);
}

function toDate(value: Value, name: string): Value {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (isNumeric(value) && kindOf(value) !== 'int') return new Date(toDouble(value));
  if (
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)?)?$/.test(value)
  ) {
    const date = new Date(/T.*(Z|[+-]\d\d:\d\d)$/.test(value) || !value.includes('T') ? value : `${value}Z`);
    if (!Number.isNaN(date.getTime())) return date;
  }
  return failure(`Unsupported conversion from ${typeName(value)} in ${name}`);
}

function toObjectId(value: Value, name: string): Value {
  if (value instanceof ObjectId) return value;
  if (typeof value === 'string' && /^[0-9a-fA-F]{24}$/.test(value)) return new ObjectId(value);
  return failure(`Unsupported conversion from ${typeName(value)} in ${name}`);
}

/** Type operators and conversions. */
export const conversions: Record<string, Operator> = {
  $type: unary(typeName),
  $isNumber: unary((value) => isNumeric(value)),
  $toString: nullable(toText),
  $toInt: nullable(toInt),
  $toLong: nullable(toLong),
  $toDouble: nullable(toDoubleValue),
  $toBool: nullable((value) => (isNumeric(value) ? toDouble(value) !== 0 : value !== false)),
  $toDate: nullable(toDate),
  $toObjectId: nullable(toObjectId),
};
