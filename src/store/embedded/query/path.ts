import { isDoc } from '../bson/types';
import type { Doc, Value } from '../bson/types';

/** Looks at one candidate value of a path (undefined where there is none); true ends the walk. */
export type Visit = (value: Value, offset: number | undefined) => boolean;

const digits = /^(0|[1-9]\d*)$/;

/** True for a path segment that can mean a place in an array. */
export function isIndex(segment: string): boolean {
  return digits.test(segment);
}

/** The own field of a document, undefined when it is missing. */
export function getField(doc: Doc, key: string): Value {
  return Object.hasOwn(doc, key) ? doc[key] : undefined;
}

/**
 * Visits every value that MongoDB's matcher considers for a dotted path, in its order: arrays on the way are
 * entered element by element and by position, an array at the end gives its elements and then itself.
 * `offset` is the place in the outermost array entered implicitly, which is what a positional `$` means.
 */
export function walk(
  doc: Doc,
  path: readonly string[],
  from: number,
  leafArrays: boolean,
  visit: Visit,
): boolean {
  let current: Value = doc;
  for (let i = from; i < path.length; i++) {
    if (!isDoc(current)) return visit(undefined, undefined);
    current = getField(current, path[i] as string);
    if (Array.isArray(current)) return walkArray(current, path, i + 1, leafArrays, visit);
    if (current === undefined) return visit(undefined, undefined);
  }
  return visit(current, undefined);
}

function walkArray(
  array: Value[],
  path: readonly string[],
  at: number,
  leafArrays: boolean,
  visit: Visit,
): boolean {
  if (at < path.length) return walkThrough(array, path, at, leafArrays, visit);
  if (!leafArrays) return visit(array, undefined);
  for (let i = 0; i < array.length; i++) if (visit(array[i], i)) return true;
  return visit(array, undefined);
}

function walkThrough(
  array: Value[],
  path: readonly string[],
  at: number,
  leafArrays: boolean,
  visit: Visit,
): boolean {
  const segment = path[at] as string;
  const wanted = isIndex(segment) ? Number(segment) : -1;
  for (let i = 0; i < array.length; i++) {
    const element = array[i];
    const outer: Visit = (value) => visit(value, i);
    if (isDoc(element) && walk(element, path, at, leafArrays, outer)) return true;
    if (i === wanted && walkIndexed(element, path, at + 1, leafArrays, visit)) return true;
  }
  return false;
}

/** Why: an element reached by its position is not entered implicitly, so a nested array there is not expanded. */
function walkIndexed(
  element: Value,
  path: readonly string[],
  at: number,
  leafArrays: boolean,
  visit: Visit,
): boolean {
  if (at === path.length) return visit(element, undefined);
  if (isDoc(element)) return walk(element, path, at, leafArrays, visit);
  return Array.isArray(element) ? walkThrough(element, path, at, leafArrays, visit) : false;
}
