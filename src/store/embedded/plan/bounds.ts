import { BSONRegExp, MaxKey, MinKey, rankOf, Rank } from '../bson/types';
import type { Value } from '../bson/types';
import { encodeKey, isNaNValue } from '../bson/key';
import type { Leaf } from '../query/ast';

/** Keys from `lo` up to, not including, `hi`. */
export interface Range {
  readonly lo: Buffer;
  readonly hi: Buffer;
}

/** Why 0xFF: no key continues a whole value with this byte, so it closes everything that begins with the value. */
const AFTER = Buffer.from([0xff]);

/** The end of everything that begins with these bytes. */
export function after(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, AFTER]);
}

function invert(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let i = 0; i < copy.length; i++) copy[i] = ~(copy[i] as number);
  return copy;
}

const unusable = new Set<number>([Rank.Array, Rank.RegExp, Rank.Undefined]);
const unranged = new Set<number>([...unusable, Rank.Null, Rank.Object, Rank.MinKey, Rank.MaxKey, Rank.Code]);

/** Why: an array as operand equals a whole array, which an index holds element by element. */
function isPoint(value: Value): boolean {
  return !unusable.has(rankOf(value)) && !(value instanceof BSONRegExp);
}

/** The values that a leaf pins its path to, if it does. */
export function pointsOf(leaf: Leaf): readonly Value[] | undefined {
  if (leaf.op === 'eq') return isPoint(leaf.operand) ? [leaf.operand] : undefined;
  if (leaf.op !== 'in') return undefined;
  const values = leaf.operand as readonly Value[];
  return values.every(isPoint) ? values : undefined;
}

/** True for a comparison that bounds a stretch of an index. */
export function isRange(leaf: Leaf): boolean {
  if (leaf.op !== 'gt' && leaf.op !== 'gte' && leaf.op !== 'lt' && leaf.op !== 'lte') return false;
  const { operand } = leaf;
  if (operand instanceof MinKey || operand instanceof MaxKey || isNaNValue(operand)) return false;
  return !unranged.has(rankOf(operand));
}

/** The sortable key of one value in an index of this direction. */
export function component(value: Value, direction: 1 | -1): Buffer {
  const bytes = encodeKey(value);
  return direction === 1 ? bytes : invert(bytes);
}

/** Why minus infinity: below it among the numbers lies only NaN, which no comparison finds. */
function firstOf(rank: number): Buffer {
  return rank === Rank.Number ? encodeKey(-Infinity) : Buffer.from([rank]);
}

function ascending(leaf: Leaf): Range {
  const key = encodeKey(leaf.operand);
  const rank = rankOf(leaf.operand);
  const first = firstOf(rank);
  const last = Buffer.from([rank + 1]);
  if (leaf.op === 'gt') return { lo: after(key), hi: last };
  if (leaf.op === 'gte') return { lo: key, hi: last };
  return { lo: first, hi: leaf.op === 'lt' ? key : after(key) };
}

function descending(leaf: Leaf): Range {
  const key = component(leaf.operand, -1);
  const rank = rankOf(leaf.operand);
  const lo = Buffer.from([~rank & 0xff]);
  const hi = rank === Rank.Number ? after(component(-Infinity, -1)) : Buffer.from([(~rank & 0xff) + 1]);
  if (leaf.op === 'gt') return { lo, hi: key };
  if (leaf.op === 'gte') return { lo, hi: after(key) };
  return { lo: leaf.op === 'lt' ? after(key) : key, hi };
}

/** The stretch of an index that a comparison allows. */
export function rangeOf(leaf: Leaf, direction: 1 | -1): Range {
  return direction === 1 ? ascending(leaf) : descending(leaf);
}

const max = (a: Buffer, b: Buffer): Buffer => (Buffer.compare(a, b) >= 0 ? a : b);
const min = (a: Buffer, b: Buffer): Buffer => (Buffer.compare(a, b) <= 0 ? a : b);

/** What two stretches have in common. */
export function intersect(a: Range, b: Range): Range {
  return { lo: max(a.lo, b.lo), hi: min(a.hi, b.hi) };
}

/** A stretch below a prefix. */
export function below(prefix: Buffer, range: Range): Range {
  return { lo: Buffer.concat([prefix, range.lo]), hi: Buffer.concat([prefix, range.hi]) };
}
