import { mongo } from 'mongoose';
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
} from './types';
import type { Doc, Value } from './types';
import { unsupported } from '../errors';

/** A position in a buffer of BSON; one object is passed along so that nothing else is allocated. */
interface Reader {
  readonly bytes: Buffer;
  at: number;
}

function isAscii(bytes: Buffer, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ((bytes[i] as number) > 0x7f) return false;
  return true;
}

function readCString(reader: Reader): string {
  const { bytes, at } = reader;
  let end = at;
  let ascii = true;
  for (let byte = bytes[end] as number; byte !== 0; byte = bytes[++end] as number)
    if (byte > 0x7f) ascii = false;
  reader.at = end + 1;
  return ascii ? bytes.toString('latin1', at, end) : bytes.toString('utf8', at, end);
}

function readString(reader: Reader): string {
  const start = reader.at + 4;
  const end = start + reader.bytes.readInt32LE(reader.at) - 1;
  reader.at = end + 1;
  const ascii = end - start < 64 && isAscii(reader.bytes, start, end);
  return ascii ? reader.bytes.toString('latin1', start, end) : reader.bytes.toString('utf8', start, end);
}

function readDouble(reader: Reader): number | Double {
  const value = reader.bytes.readDoubleLE(reader.at);
  reader.at += 8;
  return (value | 0) === value && !Object.is(value, -0) ? new Double(value) : value;
}

function readLong(reader: Reader): Long {
  const low = reader.bytes.readInt32LE(reader.at);
  const high = reader.bytes.readInt32LE(reader.at + 4);
  reader.at += 8;
  return new Long(low, high);
}

/** Subtype 2 repeats its length inside. */
const OLD_BINARY = 2;

function readBinary(reader: Reader): Binary {
  let length = reader.bytes.readInt32LE(reader.at);
  const subType = reader.bytes[reader.at + 4] as number;
  reader.at += 5;
  if (subType === OLD_BINARY) {
    length -= 4;
    reader.at += 4;
  }
  const start = reader.at;
  reader.at += length;
  return new Binary(Buffer.from(reader.bytes.subarray(start, reader.at)), subType);
}

function readTake(reader: Reader, length: number): Buffer {
  const start = reader.at;
  reader.at += length;
  return Buffer.from(reader.bytes.subarray(start, reader.at));
}

function readTimestamp(reader: Reader): Timestamp {
  const i = reader.bytes.readUInt32LE(reader.at);
  const t = reader.bytes.readUInt32LE(reader.at + 4);
  reader.at += 8;
  return new Timestamp({ t, i });
}

function readArray(reader: Reader): Value[] {
  const end = reader.at + reader.bytes.readInt32LE(reader.at) - 1;
  reader.at += 4;
  const array: Value[] = [];
  while (reader.at < end) {
    const type = reader.bytes[reader.at++] as number;
    while (reader.bytes[reader.at++] !== 0);
    array.push(readValue(reader, type));
  }
  reader.at = end + 1;
  return array;
}

function setOwn(target: Doc, key: string, value: Value): void {
  if (key !== '__proto__') target[key] = value;
  else Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

function readDoc(reader: Reader): Doc {
  const end = reader.at + reader.bytes.readInt32LE(reader.at) - 1;
  reader.at += 4;
  const target: Doc = {};
  while (reader.at < end) {
    const type = reader.bytes[reader.at++] as number;
    const key = readCString(reader);
    setOwn(target, key, readValue(reader, type));
  }
  reader.at = end + 1;
  return target;
}

type Read = (reader: Reader) => Value;

const readers: Record<number, Read> = {
  0x01: readDouble,
  0x02: readString,
  0x03: readDoc,
  0x04: readArray,
  0x05: readBinary,
  0x06: () => undefined,
  0x07: (reader) => new ObjectId(readTake(reader, 12)),
  0x08: (reader) => reader.bytes[reader.at++] === 1,
  0x09: (reader) => new Date(readLong(reader).toNumber()),
  0x0a: () => null,
  0x0b: (reader) => new BSONRegExp(readCString(reader), readCString(reader)),
  0x0d: (reader) => new Code(readString(reader)),
  0x0e: (reader) => new BSONSymbol(readString(reader)),
  0x11: readTimestamp,
  0x12: readLong,
  0x13: (reader) => new Decimal128(readTake(reader, 16)),
  0x7f: () => new MaxKey(),
  0xff: () => new MinKey(),
};

function readValue(reader: Reader, type: number): Value {
  if (type === 0x02) return readString(reader);
  if (type === 0x10) {
    reader.at += 4;
    return reader.bytes.readInt32LE(reader.at - 4);
  }
  const read = readers[type];
  if (read === undefined) return unsupported(`BSON type 0x${type.toString(16)} (DBPointer, code with scope)`);
  return read(reader);
}

/** Decodes a document without losing a type (see `Value`). */
export function decode(bytes: Buffer): Doc {
  return readDoc({ bytes, at: 0 });
}

const fixedSizes: Record<number, number> = {
  0x01: 8, 0x06: 0, 0x07: 12, 0x08: 1, 0x09: 8, 0x0a: 0, 0x10: 4, 0x11: 8, 0x12: 8, 0x13: 16, 0x7f: 0, 0xff: 0,
}; // prettier-ignore

/** The end of the value of the given type that starts at `at`. */
export function skipValue(bytes: Buffer, type: number, at: number): number {
  const fixed = fixedSizes[type];
  if (fixed !== undefined) return at + fixed;
  if (type === 0x03 || type === 0x04) return at + bytes.readInt32LE(at);
  if (type === 0x02 || type === 0x0d || type === 0x0e) return at + 4 + bytes.readInt32LE(at);
  if (type === 0x05) return at + 5 + bytes.readInt32LE(at);
  if (type === 0x0b) return bytes.indexOf(0, bytes.indexOf(0, at) + 1) + 1;
  return unsupported(`BSON type 0x${type.toString(16)} (DBPointer, code with scope)`);
}

/** Decodes the wanted top-level fields alone: what a filter or an index looks at is a fraction of a document. */
export function decodeFields(bytes: Buffer, wanted: ReadonlySet<string>): Doc {
  const reader: Reader = { bytes, at: 4 };
  const end = bytes.readInt32LE(0) - 1;
  const target: Doc = {};
  let left = wanted.size;
  while (reader.at < end && left > 0) {
    const type = bytes[reader.at++] as number;
    const key = readCString(reader);
    if (wanted.has(key)) {
      setOwn(target, key, readValue(reader, type));
      left--;
    } else reader.at = skipValue(bytes, type, reader.at);
  }
  return target;
}

/** Where the `_id` of an encoded document lies: its element from `start`, its value from `value` to `end`. */
export interface IdElement {
  readonly type: number;
  readonly start: number;
  readonly value: number;
  readonly end: number;
}

/** Finds `_id` among the top-level elements. */
export function findId(bytes: Buffer): IdElement | undefined {
  const end = bytes.readInt32LE(0) - 1;
  let at = 4;
  while (at < end) {
    const start = at;
    const type = bytes[at] as number;
    const isId =
      bytes[at + 1] === 0x5f && bytes[at + 2] === 0x69 && bytes[at + 3] === 0x64 && bytes[at + 4] === 0;
    const value = isId ? at + 5 : bytes.indexOf(0, at + 1) + 1;
    at = skipValue(bytes, type, value);
    if (isId) return { type, start, value, end: at };
  }
  return undefined;
}

/** Decodes one value in place. */
export function decodeValueAt(bytes: Buffer, type: number, at: number): Value {
  return readValue({ bytes, at }, type);
}

/** Encodes any document as the driver does (`toBSON`, maps, big integers), keeping every type of `Value`. */
export function encode(
  doc: object,
  options: mongo.BSON.SerializeOptions = { ignoreUndefined: false },
): Buffer {
  const bytes = mongo.BSON.serialize(doc, options);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
