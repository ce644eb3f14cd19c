import type { Doc, Value } from '../bson/types';
import { equalValues } from '../bson/key';
import type { Leaf, Node } from '../query/ast';
import { compileNode } from '../query/matcher';
import { pointsOf } from './bounds';

function place(path: readonly string[], value: Value): Doc {
  const [head = '', ...rest] = path;
  return { [head]: rest.length === 0 ? value : place(rest, value) };
}

function impliedByValues(wanted: Leaf, leaf: Leaf): boolean {
  const points = pointsOf(leaf);
  if (points === undefined || points.length === 0) return false;
  const matches = compileNode(wanted);
  return points.every((value) => value !== null && matches(place(leaf.segments, value)));
}

function impliedBy(wanted: Leaf, leaf: Leaf): boolean {
  if (leaf.path !== wanted.path) return false;
  if (leaf.op === wanted.op && equalValues(leaf.operand, wanted.operand)) return true;
  return impliedByValues(wanted, leaf);
}

/**
 * True when every document that passes the filter is in the partial index: each condition of the partial filter
 * stands in the filter, or the filter pins the path to values that meet it.
 */
export function implies(filter: readonly Leaf[], partial: Node): boolean {
  if (partial.kind === 'and') return partial.nodes.every((node) => implies(filter, node));
  return partial.kind === 'leaf' && filter.some((leaf) => impliedBy(partial, leaf));
}

/** True when the filter leaves out documents that lack the path, as a sparse index does. */
export function excludesMissing(filter: readonly Leaf[], path: string): boolean {
  return filter.some((leaf) => leaf.path === path && leaf.op !== 'other' && !leaf.test(undefined));
}
