import { mongo } from 'mongoose';

export const {
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
} = mongo;
export type Binary = mongo.Binary;
export type BSONRegExp = mongo.BSONRegExp;
export type BSONSymbol = mongo.BSONSymbol;
export type Code = mongo.Code;
export type Decimal128 = mongo.Decimal128;
export type Double = mongo.Double;
export type Long = mongo.Long;
export type MaxKey = mongo.MaxKey;
export type MinKey = mongo.MinKey;
export type ObjectId = mongo.ObjectId;
export type Timestamp = mongo.Timestamp;

/** A numeric value whose BSON type survives: int32 and most doubles are plain numbers, the rest is wrapped. */
export type Numeric = number | Long | Double | Decimal128;

/**
 * A BSON value in memory, exact: encoding a decoded value gives the same bytes.
 * Why: a plain number encodes as int32 when it is a whole number of 32 bits and as double otherwise, so only a
 * double that looks like an int32 needs the `Double` wrapper, and every int64 is a `Long`.
 */
export type Value =
  | null
  | undefined
  | boolean
  | string
  | Numeric
  | ObjectId
  | Date
  | Binary
  | Timestamp
  | BSONRegExp
  | BSONSymbol
  | Code
  | MinKey
  | MaxKey
  | Value[]
  | Doc;

/** A BSON document in memory; keys keep their order. */
export interface Doc {
  [key: string]: Value;
}

/** Ranks of MongoDB's comparison order over mixed types; also the first byte of an encoded key. */
export const Rank = {
  MinKey: 0x01,
  Undefined: 0x04,
  Null: 0x05,
  Number: 0x0a,
  String: 0x0f,
  Object: 0x14,
  Array: 0x19,
  Binary: 0x1e,
  ObjectId: 0x23,
  Boolean: 0x28,
  Date: 0x2d,
  Timestamp: 0x2f,
  RegExp: 0x32,
  Code: 0x3c,
  MaxKey: 0x7f,
} as const;

const rankOfTag: Record<string, number> = {
  Long: Rank.Number,
  Double: Rank.Number,
  Decimal128: Rank.Number,
  ObjectId: Rank.ObjectId,
  Binary: Rank.Binary,
  Timestamp: Rank.Timestamp,
  BSONRegExp: Rank.RegExp,
  BSONSymbol: Rank.String,
  Code: Rank.Code,
  MinKey: Rank.MinKey,
  MaxKey: Rank.MaxKey,
};

function rankOfObject(value: object): number {
  if (Array.isArray(value)) return Rank.Array;
  const tag = (value as { _bsontype?: unknown })._bsontype;
  if (typeof tag === 'string') return rankOfTag[tag] ?? Rank.Object;
  return value instanceof Date ? Rank.Date : Rank.Object;
}

/** The place of a value's type in MongoDB's comparison order. */
export function rankOf(value: Value): number {
  switch (typeof value) {
    case 'string':
      return Rank.String;
    case 'number':
      return Rank.Number;
    case 'boolean':
      return Rank.Boolean;
    case 'undefined':
      return Rank.Undefined;
    default:
      return value === null ? Rank.Null : rankOfObject(value);
  }
}

/** True for an embedded document (not an array, date or other BSON type). */
export function isDoc(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && rankOfObject(value) === Rank.Object;
}

/** True for a value of any of the four numeric types. */
export function isNumeric(value: Value): value is Numeric {
  return typeof value === 'number' || rankOf(value) === Rank.Number;
}

/** True for an int64. */
export function isLong(value: Value): value is Long {
  return value instanceof Long && !(value instanceof Timestamp);
}
