import { BSONRegExp, BSONSymbol, Code, Decimal128, Double, Long, rankOf, Rank, Timestamp } from './types';
import type { Binary, Doc, Numeric, ObjectId, Value } from './types';
import { splitNumber } from './number';

/**
 * Bytes that compare (memcmp) as MongoDB compares the values: each value is its type's rank and a payload that
 * ends itself, so keys of several values are simply joined and a descending one is inverted byte by byte.
 */
let buffer = Buffer.allocUnsafe(4096);
let length = 0;

function reserve(size: number): void {
  if (length + size <= buffer.length) return;
  const grown = Buffer.allocUnsafe(Math.max(buffer.length * 2, length + size));
  buffer.copy(grown, 0, 0, length);
  buffer = grown;
}

function putByte(byte: number): void {
  reserve(1);
  buffer[length++] = byte;
}

function putBytes(bytes: Uint8Array): void {
  reserve(bytes.length);
  buffer.set(bytes, length);
  length += bytes.length;
}

/** Writes text ended by 00 00; a NUL inside becomes 00 FF, so that a prefix sorts before what it begins. */
function putText(text: string): void {
  reserve(text.length * 3 + 2);
  const written = buffer.write(text, length, 'utf8');
  const nul = buffer.subarray(length, length + written).indexOf(0);
  if (nul === -1) length += written;
  else putEscaped(Buffer.from(buffer.subarray(length, length + written)));
  putByte(0);
  putByte(0);
}

function putEscaped(bytes: Buffer): void {
  for (const byte of bytes) {
    putByte(byte);
    if (byte === 0) putByte(0xff);
  }
}

/** Writes a double so that bytes sort as values: NaN first, then from minus to plus infinity. */
function putDouble(value: number): void {
  reserve(8);
  if (Number.isNaN(value)) buffer.fill(0, length, length + 8);
  else {
    buffer.writeDoubleBE(value === 0 ? 0 : value, length);
    if (value < 0) for (let i = length; i < length + 8; i++) buffer[i] = ~(buffer[i] as number);
    else buffer[length] = (buffer[length] as number) | 0x80;
  }
  length += 8;
}

function putNumber(value: Numeric): void {
  if (typeof value === 'number') {
    putDouble(value);
    putByte(0);
    return;
  }
  const { floor, fraction } = splitNumber(value);
  putDouble(floor);
  putByte(fraction === 0n ? 0 : 1);
  if (fraction !== 0n) putBytes(Buffer.from(fraction.toString(16).padStart(24, '0'), 'hex'));
}

function putBinary(value: Binary): void {
  reserve(5);
  length = buffer.writeUInt32BE(value.position, length);
  putByte(value.sub_type);
  putBytes(value.buffer.subarray(0, value.position));
}

function putTimestamp(value: Timestamp): void {
  reserve(8);
  length = buffer.writeUInt32BE(value.t, length);
  length = buffer.writeUInt32BE(value.i, length);
}

function putDoc(value: Doc): void {
  for (const key of Object.keys(value)) {
    const field = value[key];
    putByte(rankOf(field));
    putText(key);
    putPayload(rankOf(field), field);
  }
  putByte(0);
}

function putArray(values: readonly Value[]): void {
  for (const value of values) putValue(value);
  putByte(0);
}

function putRegExp(value: BSONRegExp): void {
  putText(value.pattern);
  putText(value.options);
}

function putPayload(rank: number, value: Value): void {
  if (rank === Rank.String) putText(value instanceof BSONSymbol ? value.value : (value as string));
  else if (rank === Rank.Number) putNumber(value as Numeric);
  else if (rank === Rank.ObjectId) putBytes((value as ObjectId).id);
  else if (rank === Rank.Date) putDouble((value as Date).getTime());
  else if (rank === Rank.Boolean) putByte(value === true ? 1 : 0);
  else if (rank === Rank.Object) putDoc(value as Doc);
  else if (rank === Rank.Array) putArray(value as Value[]);
  else if (rank === Rank.Binary) putBinary(value as Binary);
  else if (rank === Rank.Timestamp) putTimestamp(value as Timestamp);
  else if (rank === Rank.RegExp) putRegExp(value as BSONRegExp);
  else if (rank === Rank.Code) putText((value as Code).code);
}

function putValue(value: Value): void {
  const rank = rankOf(value);
  putByte(rank);
  putPayload(rank, value);
}

function take(): Buffer {
  const bytes = Buffer.from(buffer.subarray(0, length));
  length = 0;
  return bytes;
}

/** Encodes one value. */
export function encodeKey(value: Value): Buffer {
  length = 0;
  putValue(value);
  return take();
}

/** Encodes several values, each ascending (1) or descending (-1). */
export function encodeCompound(values: readonly Value[], directions: readonly number[]): Buffer {
  length = 0;
  for (let i = 0; i < values.length; i++) {
    const start = length;
    putValue(values[i]);
    if (directions[i] === -1) for (let at = start; at < length; at++) buffer[at] = ~(buffer[at] as number);
  }
  return take();
}

function compareText(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return codePointOrder(x) - codePointOrder(y);
  }
  return a.length - b.length;
}

/** Why: UTF-16 puts surrogates (above U+FFFF) before U+E000..U+FFFF, UTF-8 after them. */
function codePointOrder(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** Compares two values in MongoDB's order over all types; below, at or above zero. */
export function compareValues(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return compareDoubles(a, b);
  if (typeof a === 'string' && typeof b === 'string') return a === b ? 0 : compareText(a, b);
  const ranks = rankOf(a) - rankOf(b);
  return ranks !== 0 ? ranks : Buffer.compare(encodeKey(a), encodeKey(b));
}

function compareDoubles(a: number, b: number): number {
  if (a === b) return 0;
  if (a < b) return -1;
  if (a > b) return 1;
  return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
}

/** True when MongoDB holds two values equal: numbers by value, documents with their key order. */
export function equalValues(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a === 'string' || typeof b === 'string') {
    if (!(a instanceof BSONSymbol) && !(b instanceof BSONSymbol)) return false;
  }
  if (typeof a === 'boolean' || typeof b === 'boolean') return false;
  return compareValues(a, b) === 0;
}

/** True for a number that is not a number, of any numeric type. */
export function isNaNValue(value: Value): boolean {
  if (typeof value === 'number') return Number.isNaN(value);
  if (value instanceof Double) return Number.isNaN(value.value);
  return value instanceof Decimal128 && Number.isNaN(Number(value.toString()));
}

/** True for an int64 that a double cannot hold. */
export function isBeyondDouble(value: Value): boolean {
  return value instanceof Long && !Number.isSafeInteger(value.toNumber());
}
