import type { Doc } from '../bson/types';
import type { Leaf, Node } from './ast';
import { getField, walk } from './path';

/** Decides whether a document passes a filter. */
export type Matches = (doc: Doc) => boolean;

function compileLeaf({ segments, test, leafArrays }: Leaf): Matches {
  const [only] = segments;
  if (segments.length > 1 || only === undefined) return (doc) => walk(doc, segments, 0, leafArrays, test);
  return (doc) => {
    const value = getField(doc, only);
    if (!leafArrays || !Array.isArray(value)) return test(value);
    for (const item of value) if (test(item)) return true;
    return test(value);
  };
}

/** Turns a parsed filter into a function; compiled once per operation, run once per document. */
export function compileNode(node: Node): Matches {
  if (node.kind === 'leaf') return compileLeaf(node);
  if (node.kind === 'expr') return node.test;
  if (node.kind === 'not') {
    const inner = compileNode(node.node);
    return (doc) => !inner(doc);
  }
  const parts = node.nodes.map(compileNode);
  if (node.kind === 'and') return (doc) => parts.every((part) => part(doc));
  if (node.kind === 'or') return (doc) => parts.some((part) => part(doc));
  return (doc) => !parts.some((part) => part(doc));
}

/** The top-level fields that a filter looks at, or undefined when it may look at any. */
export function fieldsOf(node: Node, into = new Set<string>()): Set<string> | undefined {
  if (node.kind === 'expr') return undefined;
  if (node.kind === 'leaf') return into.add(node.segments[0] as string);
  const nodes = node.kind === 'not' ? [node.node] : node.nodes;
  for (const part of nodes) if (fieldsOf(part, into) === undefined) return undefined;
  return into;
}
