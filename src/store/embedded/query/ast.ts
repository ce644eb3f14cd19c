import type { Doc, Value } from '../bson/types';

/** A test of one candidate value (undefined: missing). */
export type Test = (value: Value) => boolean;

/** Operators that the planner understands; every other leaf is `other`. */
export type LeafOp = 'eq' | 'in' | 'gt' | 'gte' | 'lt' | 'lte' | 'exists' | 'elemMatch' | 'other';

/** A test on the values of one path. */
export interface Leaf {
  readonly kind: 'leaf';
  readonly path: string;
  readonly segments: readonly string[];
  readonly op: LeafOp;
  readonly operand: Value;
  readonly test: Test;
  /** Whether an array at the end of the path also offers its elements. */
  readonly leafArrays: boolean;
  /** For `$elemMatch` on documents: the filter of the element. */
  readonly element?: Node;
}

/** A filter as a tree. */
export type Node =
  | Leaf
  | { readonly kind: 'and' | 'or' | 'nor'; readonly nodes: readonly Node[] }
  | { readonly kind: 'not'; readonly node: Node }
  | { readonly kind: 'expr'; readonly test: (doc: Doc) => boolean };

/** The leaves that all must hold: what a planner may use and what an upsert copies. */
export function conjuncts(node: Node): Leaf[] {
  if (node.kind === 'leaf') return [node];
  if (node.kind === 'and') return node.nodes.flatMap(conjuncts);
  const only = node.kind === 'or' && node.nodes.length === 1 ? node.nodes[0] : undefined;
  return only === undefined ? [] : conjuncts(only);
}
