import type { ContentFiles } from '../../contract/publishing';
import { LOCALES, type Locale } from '../../contract/understanding';
import { emptyFile, filesOf, openKind, textOf, withText } from './file-set';
import { writeList } from './yaml/list-file';

interface Golden {
  text: string;
  intent: string;
}

/** Makes these the intent's golden sentences in all locales. `topic`: names the file where there is none yet. */
export function putGolden(
  files: ContentFiles,
  topic: string,
  intent: string,
  wanted: readonly { text: string; locale: Locale }[],
): ContentFiles {
  return LOCALES.reduce((out, locale) => {
    const texts = wanted.filter((one) => one.locale === locale).map(({ text }) => text);
    return putInLocale(out, locale, topic, intent, [...new Set(texts)]);
  }, files);
}

function putInLocale(
  files: ContentFiles,
  locale: Locale,
  topic: string,
  intent: string,
  texts: readonly string[],
): ContentFiles {
  const wanted = new Set(texts);
  const kept = new Set<string>();
  let out = files;
  let home: string | undefined;
  for (const { path, text } of filesOf(files, 'golden', locale)) {
    if (!text.includes(intent)) continue;
    const list = openKind('golden', text);
    const left = (list.values as Golden[]).filter((one) => one.intent !== intent || wanted.has(one.text));
    for (const one of left) if (one.intent === intent) kept.add(one.text);
    if (left.some((one) => one.intent === intent)) home = path;
    if (left.length < list.values.length)
      out = withText(out, path, left.length === 0 ? null : writeList(list, left));
  }
  const added = texts.filter((text) => !kept.has(text));
  return added.length === 0 ? out : insert(out, home ?? `${locale}/${topic}.golden.yaml`, intent, added);
}

function insert(files: ContentFiles, path: string, intent: string, texts: readonly string[]): ContentFiles {
  const list = openKind('golden', textOf(files, path) ?? emptyFile('golden', path));
  const values = list.values as Golden[];
  const last = values.findLastIndex((one) => one.intent === intent);
  const at = last < 0 ? values.length : last + 1;
  const added = texts.map((text) => ({ text, intent }));
  return withText(files, path, writeList(list, [...values.slice(0, at), ...added, ...values.slice(at)]));
}
