import { isDoc } from '../bson/types';
import type { Doc, Value } from '../bson/types';
import { Code, ServerFailure } from '../errors';
import { getField, isIndex } from '../query/path';

/** How far a path of an index has been followed into a document. */
interface Slot {
  readonly value: Value;
  readonly at: number;
  readonly present: boolean;
  /** True while `value` is an array that has not been spread yet. */
  readonly open: boolean;
}

/** The values of several paths of a document, one row for each key of the index. */
export interface Extracted {
  readonly rows: readonly (readonly Value[])[];
  readonly multikey: boolean;
  readonly present: boolean;
}

const missing = (at: number): Slot => ({ value: null, at, present: false, open: false });

function advance(start: Value, from: number, path: readonly string[]): Slot {
  let value = start;
  for (let at = from; at < path.length; at++) {
    const segment = path[at] as string;
    if (Array.isArray(value)) {
      if (!isIndex(segment)) return { value, at, present: false, open: true };
      value = value[Number(segment)];
    } else if (isDoc(value)) value = getField(value, segment);
    else return missing(path.length);
    if (value === undefined) return missing(path.length);
  }
  return { value, at: path.length, present: true, open: Array.isArray(value) };
}

function element(slot: Slot, item: Value, path: readonly string[]): Slot {
  if (slot.at === path.length) return { value: item, at: slot.at, present: true, open: false };
  return isDoc(item) ? advance(item, slot.at, path) : missing(path.length);
}

/** Why: an empty array is indexed as undefined (below null) where the path ends and as missing where it goes on. */
function emptyElement(slot: Slot, path: readonly string[]): Slot {
  return slot.at === path.length
    ? { value: undefined, at: slot.at, present: true, open: false }
    : missing(path.length);
}

function commonArray(slots: readonly Slot[], paths: readonly (readonly string[])[]): Value[] | undefined {
  let array: Value[] | undefined;
  for (const [i, slot] of slots.entries()) {
    if (!slot.open) continue;
    if (array !== undefined && array !== slot.value) {
      const names = paths.filter((_path, at) => slots[at]?.open).map((path) => path[path.length - 1]);
      throw new ServerFailure(Code.CannotIndexParallelArrays, `cannot index parallel arrays ${names.reverse().map((name) => `[${String(name)}]`).join(' ')}`); // prettier-ignore
    }
    array = slots[i]?.value as Value[];
  }
  return array;
}

function spread(slots: readonly Slot[], paths: readonly (readonly string[])[], rows: Value[][]): boolean {
  const array = commonArray(slots, paths);
  if (array === undefined) {
    rows.push(slots.map((slot) => slot.value));
    return slots.some((slot) => slot.present);
  }
  let present = false;
  const items = array.length === 0 ? [undefined] : array;
  for (const item of items) {
    const next = slots.map((slot, i) => {
      const path = paths[i] as readonly string[];
      if (!slot.open) return slot;
      return array.length === 0 ? emptyElement(slot, path) : element(slot, item, path);
    });
    if (spread(next, paths, rows)) present = true;
  }
  return present;
}

/** The rows of values that MongoDB would index (or sort by) for a document. */
export function extract(doc: Doc, paths: readonly (readonly string[])[]): Extracted {
  const slots = paths.map((path) => advance(doc, 0, path));
  if (!slots.some((slot) => slot.open)) {
    return { rows: [slots.map((s) => s.value)], multikey: false, present: slots.some((s) => s.present) };
  }
  const rows: Value[][] = [];
  const present = spread(slots, paths, rows);
  return { rows, multikey: true, present };
}
