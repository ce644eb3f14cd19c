import { isMap, isSeq, parse, parseDocument, type Document, type YAMLSeq } from 'yaml';
import { AppError } from '../../../contract/errors';
import { canonical } from '../fields';
import { editList, editMap, insertSources, itemText } from './edit-node';
import { renderItem } from './render';
import { contentEnd, dashOf, rangeOf } from './ranges';
import { applySplices, eolOf, indentLines, lineEnd, lineStart, type Splice } from './splice';

/** The list under one key of a content file. */
export interface ListFile {
  text: string;
  key: string;
  document: Document;
  values: unknown[];
}

export function openList(text: string, key: string): ListFile {
  const document = parseDocument(text);
  const values = document.errors.length > 0 ? undefined : (document.toJS() as Record<string, unknown>)[key];
  if (!Array.isArray(values))
    throw new AppError(
      'CONTENT_INVALID',
      `A file without a list under "${key}" cannot be changed; mend it by hand`,
    );
  return { text, key, document, values };
}

/** The item as it stands, without its dash, moved to the left margin. */
export function itemSource({ text, document, key }: ListFile, at: number): string {
  const item = listOf(document, key).items[at];
  const { start, end } = itemLines(text, item);
  const margin = rangeOf(item).start - lineStart(text, rangeOf(item).start);
  const first = text.slice(start, end).slice(margin);
  return first
    .split(/\r?\n/)
    .map((line, n) => (n > 0 && line.slice(0, margin).trim() === '' ? line.slice(margin) : line))
    .join('\n')
    .trimEnd();
}

function itemLines(text: string, item: unknown): { start: number; end: number } {
  return { start: lineStart(text, dashOf(text, item)), end: lineEnd(text, contentEnd(text, item)) };
}

/** The text in which the list says `wanted`; items that stay are not touched. */
export function writeList(file: ListFile, wanted: readonly unknown[]): string {
  const list = listOf(file.document, file.key);
  if (list.items.length === 0)
    return fill(
      file,
      wanted,
      wanted.map((value) => renderItem(file.key, value)),
    );
  if (wanted.length === 0) return rewrite(file, [file.key], wanted);
  return written(file, editList(file, file.key, list, wanted), [file.key], wanted);
}

/** The text with one more item before item `at`, written as `source` has it. */
export function insertItem(file: ListFile, at: number, source: string, spaced: boolean): string {
  const list = listOf(file.document, file.key);
  const wanted = [...file.values.slice(0, at), parse(source), ...file.values.slice(at)];
  if (list.items.length === 0) return fill(file, wanted, [source]);
  if (list.flow) return rewrite(file, [file.key], wanted);
  return written(file, [insertSources(file, list, at, [source], spaced)], [file.key], wanted);
}

/** The first items of a list. */
function fill(file: ListFile, wanted: readonly unknown[], sources: readonly string[]): string {
  const { start, end } = rangeOf(listOf(file.document, file.key));
  const eol = eolOf(file.text);
  const items = sources.map((source) => itemText(source, '  ', eol)).join('');
  const before = file.text.slice(0, start).trimEnd();
  const splices = [{ start: before.length, end: lineEnd(file.text, end), text: eol + items }];
  return written(file, splices, [file.key], wanted);
}

/** Whether an empty line stands before the last item; null when there is only one. */
export function isSpaced({ text, document, key }: ListFile): boolean | null {
  const { items } = listOf(document, key);
  if (items.length < 2) return null;
  return /^[ \t]*\r?\n/.test(text.slice(itemLines(text, items.at(-2)).end));
}

/** The text in which one item says `wanted`; fields that stay are not touched. */
export function writeItem(
  file: ListFile,
  at: number,
  wanted: Readonly<Record<string, unknown>>,
  order: readonly string[],
): string {
  const item = listOf(file.document, file.key).items[at];
  if (!isMap(item)) return rewrite(file, [file.key, at], wanted);
  return written(file, editMap(file, item, wanted, order), [file.key, at], wanted);
}

/** Why: a text can be written in ways that the splices do not foresee, so what came out is read again. */
function written(
  file: ListFile,
  splices: readonly Splice[],
  path: readonly (string | number)[],
  wanted: unknown,
): string {
  if (splices.length === 0) return file.text;
  const text = applySplices(file.text, splices);
  return says(text, expected(file, path, wanted)) ? text : rewrite(file, path, wanted);
}

/** Lets the library write the whole file: comments and order stay, spaces and line breaks may not. */
function rewrite(file: ListFile, path: readonly (string | number)[], wanted: unknown): string {
  const text = attempt(() => {
    const document = file.document.clone();
    document.setIn(path, document.createNode(wanted));
    return document.toString({ lineWidth: 0 });
  });
  if (text !== undefined && says(text, expected(file, path, wanted))) return text;
  throw new AppError(
    'CONTENT_INVALID',
    `The list "${file.key}" cannot be changed here; change the file by hand`,
  );
}

function expected(file: ListFile, path: readonly (string | number)[], wanted: unknown): string | undefined {
  return attempt(() => {
    const document = file.document.clone();
    document.setIn(path, document.createNode(wanted));
    return canonical(document.toJS());
  });
}

/** Why: a document whose alias lost its anchor cannot be written or read, and the library throws. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && /alias/i.test(error.message)) return undefined;
    throw error;
  }
}

function says(text: string, expectation: string | undefined): boolean {
  const document = parseDocument(text);
  if (document.errors.length > 0 || expectation === undefined) return false;
  return attempt(() => canonical(document.toJS())) === expectation;
}

function listOf(document: Document, key: string): YAMLSeq {
  const list = document.get(key, true);
  if (!isSeq(list)) throw new AppError('CONTENT_INVALID', `"${key}" must be a list; mend the file by hand`);
  return list;
}

/** The text in which the item is written as `source` has it. */
export function replaceItem(file: ListFile, at: number, source: string): string {
  const item = listOf(file.document, file.key).items[at];
  const { start, end } = itemLines(file.text, item);
  const margin = rangeOf(item).start - lineStart(file.text, rangeOf(item).start);
  const eol = eolOf(file.text);
  const lines = indentLines(source, ' '.repeat(margin), eol).slice(margin);
  const head = file.text.slice(start, start + margin);
  return written(file, [{ start, end, text: head + lines }], [file.key, at], parse(source));
}
