import type { ContentFiles } from '../../contract/publishing';
import type { SaveIntent } from '../../contract/studio';
import { WRITTEN_LOCALES, type ContentSource } from '../content/source';
import { findById } from './file-set';
import { putGolden } from './put-golden';
import { moveIntent, putIntent, removeFound } from './put-intent';
import { putOverride } from './put-override';
import { findIntent } from './sheet';

/** Writes the intent as given; a locale that is left out stays as it is, null removes it there. */
export function saveIntent(
  files: ContentFiles,
  source: ContentSource,
  id: string,
  words: Omit<SaveIntent, 'revision'>,
): ContentFiles {
  let out = WRITTEN_LOCALES.reduce((changed, locale) => {
    const given = words[locale];
    const known = findIntent(source, locale, id);
    if (given === null) return removeById(changed, 'topic', locale, id);
    if (given !== undefined) return putIntent(changed, locale, words.topic, id, given, known);
    return known && known.topic !== words.topic ? moveIntent(changed, locale, words.topic, id) : changed;
  }, files);
  const override = source.overrides.find((one) => one.id === id);
  if (words['zh-HK'] !== undefined) out = putOverride(out, id, words['zh-HK'], override);
  return words.golden === undefined ? out : putGolden(out, words.topic, id, words.golden);
}

/** Takes the intent out of all locales, with its golden sentences. */
export function removeIntent(files: ContentFiles, id: string): ContentFiles {
  const without = WRITTEN_LOCALES.reduce((out, locale) => removeById(out, 'topic', locale, id), files);
  return putGolden(removeById(without, 'overrides', 'zh-HK', id), '', id, []);
}

export function removeById(
  files: ContentFiles,
  kind: 'topic' | 'overrides',
  locale: 'zh-CN' | 'zh-HK' | 'en',
  id: string,
): ContentFiles {
  const found = findById(files, kind, locale, id);
  return found ? removeFound(files, found) : files;
}
