import { parse } from 'yaml';
import type { ContentFiles } from '../../contract/publishing';
import type { ContentSource } from '../content/source';
import { NONE } from './add-sentences';
import { canonical } from './fields';
import { findById, openKind, textOf, withText, type Found } from './file-set';
import { putGolden } from './put-golden';
import { appendItem, removeFound } from './put-intent';
import { goldenOf, sheetOf } from './sheet';
import { itemSource, replaceItem } from './yaml/list-file';

const PARTS = [
  ['topic', 'zh-CN'],
  ['topic', 'en'],
  ['overrides', 'zh-HK'],
] as const;

/** Puts one intent, or the file of that path, back to what it is in `origin`. */
export function revertIntent(
  files: ContentFiles,
  origin: ContentFiles,
  id: string,
  originSource: ContentSource,
): ContentFiles {
  if (id.includes('/') || id.endsWith('.yaml')) return withText(files, id, textOf(origin, id) ?? null);
  const items = PARTS.reduce(
    (out, [kind, locale]) => putBack(out, origin, kind, findById(out, kind, locale, id), id, locale),
    files,
  );
  const learned = id === NONE ? backFiles(items, origin, /\/none\.ya?ml$/) : items;
  const topic = id === NONE ? NONE : (sheetOf(originSource, id)?.topic ?? '');
  const out = putGolden(learned, topic, id, goldenOf(originSource, id));
  return settle(out, files, origin);
}

function putBack(
  files: ContentFiles,
  origin: ContentFiles,
  kind: 'topic' | 'overrides',
  now: Found | undefined,
  id: string,
  locale: 'zh-CN' | 'zh-HK' | 'en',
): ContentFiles {
  const then = findById(origin, kind, locale, id);
  if (!then) return now ? removeFound(files, now) : files;
  const source = itemSource(then.list, then.at);
  if (now?.path === then.path) return withText(files, now.path, replaceItem(now.list, now.at, source));
  const without = now ? removeFound(files, now) : files;
  const text = textOf(without, then.path);
  const topic = (parse(then.list.text) as { topic?: string }).topic ?? '';
  const at = text === undefined ? 0 : positionIn(openKind(kind, text).values, then);
  return appendItem(without, kind, then.path, source, topic, at);
}

/** Behind the nearest item that stood before it and is still there. */
function positionIn(values: readonly unknown[], { list, at }: Found): number {
  const ids = values.map(idOf);
  const before = list.values.slice(0, at).map(idOf).reverse();
  const neighbour = before.find((id) => ids.includes(id));
  return neighbour === undefined ? 0 : ids.indexOf(neighbour) + 1;
}

function idOf(value: unknown): unknown {
  return (value as { id?: unknown } | null)?.id;
}

function backFiles(files: ContentFiles, origin: ContentFiles, pattern: RegExp): ContentFiles {
  const others = files.filter(({ path }) => !pattern.test(path));
  return [...others, ...origin.filter(({ path }) => pattern.test(path))].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  );
}

/** A file that says again what it says in `origin` gets its very text, so that the hash is the same too. */
function settle(out: ContentFiles, files: ContentFiles, origin: ContentFiles): ContentFiles {
  return out.map((file) => {
    const then = textOf(origin, file.path);
    if (then === undefined || file.text === then || file.text === textOf(files, file.path)) return file;
    return meaning(file.text) === meaning(then) ? { ...file, text: then } : file;
  });
}

/** What a file says, whatever the order of its lists. */
function meaning(text: string): string | undefined {
  const value = parse(text) as Record<string, unknown>;
  const lists = Object.entries(value).map(([key, one]) => [
    key,
    Array.isArray(one) ? one.map((item) => canonical(item)).sort() : one,
  ]);
  return canonical(Object.fromEntries(lists));
}
