import type { Doc } from '../bson/types';
import { isDoc } from '../bson/types';
import { unsupported } from '../errors';
import { conjuncts } from '../query/ast';
import type { Leaf, Node } from '../query/ast';
import { compileNode } from '../query/matcher';
import { getField, walk } from '../query/path';
import type { Modifier } from './modifier';

function elementIndex(leaf: Leaf, doc: Doc): number | undefined {
  let array = doc as unknown;
  for (const segment of leaf.segments) array = isDoc(array) ? getField(array, segment) : undefined;
  if (!Array.isArray(array)) return unsupported('the positional operator $ below several arrays');
  const matches = leaf.element && compileNode(leaf.element);
  const at = array.findIndex((item) => (matches ? isDoc(item) && matches(item) : leaf.test([item])));
  return at === -1 ? undefined : at;
}

function offsetOf(leaf: Leaf, doc: Doc): number | undefined {
  if (leaf.op === 'elemMatch') return elementIndex(leaf, doc);
  let found: number | undefined;
  walk(doc, leaf.segments, 0, leaf.leafArrays, (value, offset) => {
    if (!leaf.test(value)) return false;
    found = offset;
    return true;
  });
  return found;
}

function hasChoice(node: Node): boolean {
  if (node.kind === 'or' || node.kind === 'nor') return true;
  return node.kind === 'and' && node.nodes.some(hasChoice);
}

function isOn(leaf: Leaf, array: string): boolean {
  return leaf.path === array || leaf.path.startsWith(`${array}.`);
}

/**
 * What `$` in an update means for a document: the element of that array that the filter matched.
 * Why refusals: with several conditions that match different elements MongoDB's answer depends on its plan.
 */
export function positionOf(node: Node, doc: Doc, modifiers: readonly Modifier[]): number | undefined {
  const arrays = new Set(modifiers.filter((m) => m.segments.includes('$')).map((m) => m.path.slice(0, m.path.indexOf('.$'))));
  if (arrays.size === 0) return undefined;
  const leaves = conjuncts(node);
  const [array = ''] = arrays;
  if (arrays.size > 1) return unsupported('the positional operator $ on several arrays');
  const own = leaves.filter((leaf) => isOn(leaf, array));
  const offsets = new Set(own.map((leaf) => offsetOf(leaf, doc)).filter((at) => at !== undefined));
  if (offsets.size > 1) return unsupported('the positional operator $ when conditions match different elements');
  const elsewhere = leaves.some((leaf) => !isOn(leaf, array) && leaf.op !== 'elemMatch' && offsetOf(leaf, doc) !== undefined);
  if (offsets.size === 0 && (elsewhere || hasChoice(node))) return unsupported('the positional operator $ without a condition on its array');
  return [...offsets][0];
} // prettier-ignore
