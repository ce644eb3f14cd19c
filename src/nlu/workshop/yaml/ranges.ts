import { isCollection, isPair } from 'yaml';

/** Where the node's own text begins and ends. */
export function rangeOf(node: unknown): { start: number; end: number } {
  const range = (node as { range?: [number, number, number] | null } | null)?.range;
  if (!range) throw new Error('the node was not read from a text');
  return { start: range[0], end: range[1] };
}

export function sourceOf(text: string, node: unknown): string {
  const { start, end } = rangeOf(node);
  return text.slice(start, end);
}

/** Offset of the last character of what the node or pair says; comments and empty lines behind it do not count. */
export function contentEnd(text: string, node: unknown): number {
  const end = lastOffset(node);
  return text.slice(0, end).trimEnd().length - 1;
}

function lastOffset(node: unknown): number {
  if (isPair(node)) return node.value === null ? rangeOf(node.key).end : lastOffset(node.value);
  if (isCollection(node) && !node.flow && node.items.length > 0) return lastOffset(node.items.at(-1));
  return rangeOf(node).end;
}

/** Offset of the dash before a list item. */
export function dashOf(text: string, item: unknown): number {
  return text.lastIndexOf('-', rangeOf(item).start - 1);
}
