import { diffArrays } from 'diff';
import { isMap, isScalar, isSeq, type Document, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { renderInFlow, renderItem, renderPair, renderScalar } from './render';
import { eolOf, indentLines, lineEnd, lineStart, type Splice } from './splice';
import { contentEnd, dashOf, rangeOf, sourceOf } from './ranges';

/** The text that is edited, and what it says. */
export interface Edited {
  text: string;
  document: Document;
}

/** What makes the map say `wanted`: only what differs is touched. `order`: keys as they should stand. */
export function editMap(
  edited: Edited,
  map: YAMLMap,
  wanted: Readonly<Record<string, unknown>>,
  order: readonly string[],
): Splice[] {
  if (map.flow) return flowMap(edited, map, wanted);
  const keys = map.items.map(keyOf);
  const gone = map.items.filter((pair) => wanted[keyOf(pair)] === undefined);
  const changed = map.items.filter((pair) => wanted[keyOf(pair)] !== undefined);
  return [
    ...gone.map((pair) => ({ ...pairLines(edited, pair), text: '' })),
    ...changed.flatMap((pair) => editPair(edited, pair, wanted[keyOf(pair)])),
    ...newPairs(edited, map, keys, wanted, order),
  ];
}

/** What makes the list under `key` say `wanted`: kept items stay as they are written. */
export function editList(edited: Edited, key: string, list: YAMLSeq, wanted: readonly unknown[]): Splice[] {
  if (list.flow) return flowList(edited, list, wanted);
  const before = list.items.map((_, at) => JSON.stringify(jsOf(edited, list.items[at])));
  const after = wanted.map((value) => JSON.stringify(value));
  const splices: Splice[] = [];
  let at = 0;
  let to = 0;
  for (const { added, removed, count } of diffArrays(before, after)) {
    if (removed) for (let end = at + count; at < end; at++) splices.push(removeItem(edited, list, at));
    else if (added) {
      splices.push(insertItems(edited, key, list, at, wanted.slice(to, to + count)));
      to += count;
    } else {
      at += count;
      to += count;
    }
  }
  return splices;
}

function editPair(edited: Edited, pair: Pair, wanted: unknown): Splice[] {
  const { value } = pair;
  if (JSON.stringify(jsOf(edited, value)) === JSON.stringify(wanted)) return [];
  if (isMap(value) && isRecord(wanted) && value.flow) return flowMap(edited, value, wanted);
  if (isMap(value) && isRecord(wanted)) return editMap(edited, value, wanted, Object.keys(wanted));
  if (isSeq(value) && Array.isArray(wanted) && wanted.length > 0 && value.items.length > 0)
    return editList(edited, keyOf(pair), value, wanted);
  if (isScalar(value) && isOneLine(wanted) && !value.type?.startsWith('BLOCK'))
    return [{ ...rangeOf(value), text: renderScalar(wanted, value.type) }];
  return [replacePair(edited, pair, wanted)];
}

function replacePair(edited: Edited, pair: Pair, wanted: unknown): Splice {
  const { start, end } = pairLines(edited, pair);
  const first = rangeOf(pair.key).start;
  const indent = ' '.repeat(first - lineStart(edited.text, first));
  const lines = indentLines(renderPair(keyOf(pair), wanted), indent, eolOf(edited.text));
  // Why: behind a dash the first line is indented already.
  return { start: Math.max(start, first), end, text: lines.slice(indent.length) };
}

/** Whole lines of the pair, from its own indentation on when a dash stands before it. */
function pairLines({ text }: Edited, pair: Pair): { start: number; end: number } {
  const first = rangeOf(pair.key).start;
  const start = lineStart(text, first);
  const alone = text.slice(start, first).trim() === '';
  return { start: alone ? start : first, end: lineEnd(text, contentEnd(text, pair)) };
}

function newPairs(
  edited: Edited,
  map: YAMLMap,
  keys: readonly string[],
  wanted: Readonly<Record<string, unknown>>,
  order: readonly string[],
): Splice[] {
  const first = rangeOf(map.items[0]?.key).start;
  const indent = ' '.repeat(first - lineStart(edited.text, first));
  const eol = eolOf(edited.text);
  return order
    .filter((key) => wanted[key] !== undefined && !keys.includes(key))
    .map((key) => {
      const before = order.slice(0, order.indexOf(key)).filter((one) => keys.includes(one));
      const pair = map.items[Math.max(0, keys.indexOf(before.at(-1) ?? ''))];
      const at = lineEnd(edited.text, contentEnd(edited.text, pair));
      const lines = indentLines(renderPair(key, wanted[key]), indent, eol);
      return { start: at, end: at, text: ensureBreak(edited.text, at, eol) + lines };
    });
}

function removeItem({ text }: Edited, list: YAMLSeq, at: number): Splice {
  const end = lineEnd(text, contentEnd(text, list.items[at]));
  if (at > 0) return { start: lineEnd(text, contentEnd(text, list.items[at - 1])), end, text: '' };
  const blank = /^(?:[ \t]*\r?\n)+/.exec(text.slice(end))?.[0].length ?? 0;
  return { start: lineStart(text, dashOf(text, list.items[0])), end: end + blank, text: '' };
}

function insertItems(
  edited: Edited,
  key: string,
  list: YAMLSeq,
  at: number,
  values: readonly unknown[],
): Splice {
  return insertSources(
    edited,
    list,
    at,
    values.map((value) => renderItem(key, value)),
    false,
  );
}

/** Puts items, as {@link renderItem} writes them, before item `at`; `spaced`: with an empty line between items. */
export function insertSources(
  { text }: Pick<Edited, 'text'>,
  list: YAMLSeq,
  at: number,
  sources: readonly string[],
  spaced: boolean,
): Splice {
  const dash = dashOf(text, list.items[0]);
  const indent = text.slice(lineStart(text, dash), dash);
  const eol = eolOf(text);
  const start = at === 0 ? lineStart(text, dash) : lineEnd(text, contentEnd(text, list.items[at - 1]));
  const blocks = sources.map((source) => {
    const block = itemText(source, indent, eol);
    if (!spaced) return block;
    return at === 0 ? block + eol : eol + block;
  });
  return { start, end: start, text: (at === 0 ? '' : ensureBreak(text, start, eol)) + blocks.join('') };
}

/** An item's lines behind a dash. */
export function itemText(item: string, indent: string, eol: string): string {
  return `${indent}- ${indentLines(item, `${indent}  `, eol).slice(indent.length + 2)}`;
}

function ensureBreak(text: string, at: number, eol: string): string {
  return at > 0 && text[at - 1] !== '\n' ? eol : '';
}

function flowMap(edited: Edited, map: YAMLMap, wanted: Readonly<Record<string, unknown>>): Splice[] {
  const parts = Object.entries(wanted).flatMap(([key, value]) => {
    if (value === undefined) return [];
    const pair = map.items.find((one) => keyOf(one) === key);
    const kept = pair && JSON.stringify(jsOf(edited, pair.value)) === JSON.stringify(value);
    return [`${key}: ${kept ? sourceOf(edited.text, pair.value) : renderInFlow(value)}`];
  });
  return [{ ...rangeOf(map), text: `{ ${parts.join(', ')} }` }];
}

function flowList(edited: Edited, list: YAMLSeq, wanted: readonly unknown[]): Splice[] {
  const known = new Map(
    list.items.map((item) => [JSON.stringify(jsOf(edited, item)), sourceOf(edited.text, item)]),
  );
  const parts = wanted.map((value) => known.get(JSON.stringify(value)) ?? renderInFlow(value));
  return [{ ...rangeOf(list), text: parts.length === 0 ? '[]' : `[ ${parts.join(', ')} ]` }];
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}

function jsOf({ document }: Edited, node: unknown): unknown {
  return (node as { toJS?: (document: Document) => unknown } | null)?.toJS?.(document) ?? null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOneLine(value: unknown): boolean {
  return typeof value !== 'object' && !(typeof value === 'string' && value.includes('\n'));
}
