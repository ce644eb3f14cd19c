import type { ContentFile, ContentFiles } from '../../contract/publishing';
import type { Locale } from '../../contract/understanding';
import { kindOf, type KindName } from '../content/file-kinds';
import { schemaLine } from '../content/schema-files';
import { renderPair } from './yaml/render';
import { openList, type ListFile } from './yaml/list-file';

/** The key that each kind of file has its list under. */
const LISTS = { topic: 'intents', golden: 'golden', none: 'none', overrides: 'overrides' } as const;
export type ListKind = keyof typeof LISTS;

/** One place in the folder. */
export interface Found {
  path: string;
  list: ListFile;
  at: number;
}

export function textOf(files: ContentFiles, path: string): string | undefined {
  return files.find((file) => file.path === path)?.text;
}

/** The files with one of them replaced, added, or (null) left out. */
export function withText(files: ContentFiles, path: string, text: string | null): ContentFiles {
  const others = files.filter((file) => file.path !== path);
  if (text === null) return others;
  return [...others, { path, text }].sort((a, b) => (a.path < b.path ? -1 : 1));
}

export function filesOf(files: ContentFiles, kind: KindName, locale: Locale): ContentFile[] {
  return files.filter(({ path }) => {
    const found = kindOf(path);
    return found?.name === kind && found.locale === locale;
  });
}

/** Where the intent stands in topic files or overrides. */
export function findById(
  files: ContentFiles,
  kind: 'topic' | 'overrides',
  locale: Locale,
  id: string,
): Found | undefined {
  for (const { path, text } of filesOf(files, kind, locale)) {
    if (!text.includes(id)) continue;
    const list = openList(text, LISTS[kind]);
    const at = list.values.findIndex((value) => (value as { id?: unknown } | null)?.id === id);
    if (at >= 0) return { path, list, at };
  }
  return undefined;
}

export function openKind(kind: ListKind, text: string): ListFile {
  return openList(text, LISTS[kind]);
}

/** A file's text before its list holds anything. */
export function emptyFile(kind: ListKind, path: string, topic = ''): string {
  const head = kind === 'topic' ? `${renderPair('topic', topic)}\n` : '';
  return `${schemaLine(kind, path)}\n${head}${LISTS[kind]}: []\n`;
}

/** A name that no file has yet. */
export function freePath(files: ContentFiles, locale: Locale, name: string): string {
  const taken = new Set(files.map(({ path }) => path));
  for (let n = 1; ; n++) {
    const path = `${locale}/${n === 1 ? name : `${name}-${n}`}.yaml`;
    if (!taken.has(path) && kindOf(path)?.name === 'topic') return path;
  }
}
