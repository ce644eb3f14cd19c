import { AppError } from '../../contract/errors';
import type { ContentFiles } from '../../contract/publishing';
import type { Locale } from '../../contract/understanding';
import type { ContentSource } from '../content/source';
import { exactKey, normalise } from '../text/normalise';
import { emptyFile, filesOf, findById, openKind, textOf, withText } from './file-set';
import { putGolden } from './put-golden';
import { writeItem, writeList } from './yaml/list-file';

/** Sentences that nothing answers are learned and tested under this id. */
export const NONE = 'none';

/** Adds questions that the intent does not have yet; under `none`, sentences that nothing answers. */
export function addQuestions(
  files: ContentFiles,
  intent: string,
  locale: Locale,
  texts: readonly string[],
): ContentFiles {
  const written = locale === 'en' ? 'en' : 'zh-CN';
  if (intent === NONE) return addStrangers(files, written, texts);
  const found = findById(files, 'topic', written, intent);
  if (!found)
    throw new AppError('NOT_FOUND', `There is no intent ${intent} in ${written}; write it there first`);
  const item = found.list.values[found.at] as { title?: unknown; questions?: unknown };
  const old: unknown[] = Array.isArray(item.questions) ? item.questions : [];
  const added = notYet([item.title, ...old], texts);
  if (added.length === 0) return files;
  const wanted = { ...item, questions: [...old, ...added] };
  return withText(files, found.path, writeItem(found.list, found.at, wanted, ['id', 'title', 'questions']));
}

function addStrangers(files: ContentFiles, locale: Locale, texts: readonly string[]): ContentFiles {
  const path = filesOf(files, 'none', locale)[0]?.path ?? `${locale}/none.yaml`;
  const list = openKind('none', textOf(files, path) ?? emptyFile('none', path));
  const added = notYet(list.values, texts);
  return added.length === 0 ? files : withText(files, path, writeList(list, [...list.values, ...added]));
}

/** Adds golden sentences that the intent does not have yet. */
export function addGolden(
  files: ContentFiles,
  source: ContentSource,
  intent: string,
  locale: Locale,
  texts: readonly string[],
): ContentFiles {
  const intents = [...source.intents.values()].flat();
  const topic = intent === NONE ? NONE : intents.find(({ id }) => id === intent)?.topic;
  if (topic === undefined) throw new AppError('NOT_FOUND', `There is no intent ${intent}; create it first`);
  const old = [...source.golden].flatMap(([where, list]) =>
    list.filter((one) => one.intent === intent).map(({ text }) => ({ text, locale: where })),
  );
  const here = old.filter((one) => one.locale === locale).map(({ text }) => text);
  const added = notYet(here, texts).map((text) => ({ text, locale }));
  return added.length === 0 ? files : putGolden(files, topic, intent, [...old, ...added]);
}

function notYet(known: readonly unknown[], texts: readonly string[]): string[] {
  const keys = new Set(known.map((text) => keyOf(String(text))));
  return texts
    .map((text) => text.trim().replace(/\s+/g, ' '))
    .filter((text) => {
      const key = keyOf(text);
      if (text === '' || keys.has(key)) return false;
      keys.add(key);
      return true;
    });
}

/** Sentences without words, such as `???`, are told apart by what they are. */
function keyOf(text: string): string {
  const key = exactKey(normalise(text));
  return key === '' ? text.trim() : key;
}
