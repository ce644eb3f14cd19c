import { BSONRegExp, Binary, Double, isDoc, Long, ObjectId } from './types';
import type { Doc, Value } from './types';
import { typeName } from './type-names';
import { isInt32 } from './number';

function showNumber(value: number): string {
  return Number.isInteger(value) && !isInt32(value) ? value.toFixed(1) : String(value);
}

/** A value as MongoDB writes it in an error message. */
export function show(value: Value): string {
  if (value === undefined || value === null) return value === null ? 'null' : 'undefined';
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'number') return showNumber(value);
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof Double) return value.value.toFixed(1);
  if (value instanceof Long) return value.toString();
  if (value instanceof Binary) return `BinData(${value.sub_type}, ${value.toString('hex').toUpperCase()})`;
  if (value instanceof BSONRegExp) return `/${value.pattern}/${value.options}`;
  if (Array.isArray(value)) return `[ ${value.map(show).join(', ')} ]`;
  return isDoc(value) ? showDoc(value) : typeName(value);
}

/** A document as MongoDB writes it in an error message. */
export function showDoc(doc: Doc): string {
  const fields = Object.keys(doc).map((key) => `${key}: ${show(doc[key])}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}
