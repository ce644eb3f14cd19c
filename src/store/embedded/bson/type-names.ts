import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  isDoc,
} from './types';
import type { Value } from './types';
import { isInt32 } from './number';

const codes: Record<string, number> = {
  double: 1, string: 2, object: 3, array: 4, binData: 5, undefined: 6, objectId: 7, bool: 8, date: 9, null: 10,
  regex: 11, dbPointer: 12, javascript: 13, symbol: 14, javascriptWithScope: 15, int: 16, timestamp: 17, long: 18,
  decimal: 19, minKey: -1, maxKey: 127,
}; // prettier-ignore

const namesByCode = new Map(Object.entries(codes).map(([name, code]) => [code, name]));

function nameOfNumber(value: number): string {
  return isInt32(value) ? 'int' : 'double';
}

const byClass: readonly (readonly [abstract new (...args: never[]) => unknown, string])[] = [
  [ObjectId, 'objectId'],
  [Date, 'date'],
  [Timestamp, 'timestamp'],
  [Long, 'long'],
  [Double, 'double'],
  [Decimal128, 'decimal'],
  [Binary, 'binData'],
  [BSONRegExp, 'regex'],
  [BSONSymbol, 'symbol'],
  [Code, 'javascript'],
  [MinKey, 'minKey'],
  [MaxKey, 'maxKey'],
];

/** MongoDB's name of a value's type; a missing value is "missing". */
export function typeName(value: Value): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return nameOfNumber(value);
  if (typeof value === 'boolean') return 'bool';
  if (Array.isArray(value)) return 'array';
  if (isDoc(value)) return 'object';
  return byClass.find(([type]) => value instanceof type)?.[1] ?? 'object';
}

/** The type name for a `$type` operand (a name or a number), undefined when there is none. */
export function typeAlias(operand: string | number): string | undefined {
  if (typeof operand === 'number') return namesByCode.get(operand);
  return operand === 'number' || operand in codes ? operand : undefined;
}

/** True for the aliases that "number" stands for. */
export function isNumberName(name: string): boolean {
  return name === 'int' || name === 'long' || name === 'double' || name === 'decimal';
}
