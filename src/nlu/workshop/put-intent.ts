import type { ContentFiles } from '../../contract/publishing';
import type { WordedIntent } from '../../contract/studio';
import type { PlacedIntent, WrittenLocale } from '../content/source';
import { emptyFile, filesOf, findById, freePath, openKind, textOf, withText, type Found } from './file-set';
import { renderItem } from './yaml/render';
import { insertItem, isSpaced, itemSource, writeItem, writeList } from './yaml/list-file';
import { mergeFields, plain } from './fields';

/** Keys as they stand in an intent. */
const ORDER = [
  'id',
  'title',
  'questions',
  'answer',
  'sms',
  'channels',
  'buttons',
  'links',
  'variants',
  'slots',
  'followUps',
  'escalate',
];

/** Writes one locale's intent, in the file of the topic. `known`: as it was read. */
export function putIntent(
  files: ContentFiles,
  locale: WrittenLocale,
  topic: string,
  id: string,
  words: WordedIntent,
  known: PlacedIntent | undefined,
): ContentFiles {
  const found = findById(files, 'topic', locale, id);
  if (!found) return addItem(files, locale, topic, renderItem('intents', plain({ id, ...words })));
  const wanted = mergeFields(found.list.values[found.at], known, { id, ...words });
  const written = withText(files, found.path, writeItem(found.list, found.at, wanted, ORDER));
  return known?.topic === topic ? written : moveIntent(written, locale, topic, id);
}

/** Moves the intent, as it is written, to the file of the topic. */
export function moveIntent(
  files: ContentFiles,
  locale: WrittenLocale,
  topic: string,
  id: string,
): ContentFiles {
  const found = findById(files, 'topic', locale, id);
  if (!found) return files;
  const source = itemSource(found.list, found.at);
  return addItem(removeFound(files, found), locale, topic, source);
}

/** Takes the item out; the file too when nothing is left in it. */
export function removeFound(files: ContentFiles, { path, list, at }: Found): ContentFiles {
  const left = list.values.filter((_, n) => n !== at);
  return withText(files, path, left.length === 0 ? null : writeList(list, left));
}

function addItem(files: ContentFiles, locale: WrittenLocale, topic: string, source: string): ContentFiles {
  const home = filesOf(files, 'topic', locale).find(({ text }) => topicOf(text) === topic);
  const path = home?.path ?? freePath(files, locale, topic);
  return appendItem(files, 'topic', path, source, topic);
}

function topicOf(text: string): string | undefined {
  return /^topic:[ \t]*["']?([^"'#\r\n]*?)["']?[ \t]*(?:#.*)?$/m.exec(text)?.[1];
}

/** Puts an item, as {@link renderItem} writes it, into the file: at the end, or before item `at`. */
export function appendItem(
  files: ContentFiles,
  kind: 'topic' | 'overrides',
  path: string,
  source: string,
  topic = '',
  at?: number,
): ContentFiles {
  const list = openKind(kind, textOf(files, path) ?? emptyFile(kind, path, topic));
  const spaced = isSpaced(list) ?? kind === 'topic';
  return withText(files, path, insertItem(list, at ?? list.values.length, source, spaced));
}
