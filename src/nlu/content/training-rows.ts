import { LOCALES, type Locale } from '../../contract/understanding';
import type { ModelLanguage } from '../features/recipes';
import { exactKey, normalise, withoutData } from '../text/normalise';
import type { Row } from '../training/fit';
import { intentsOf } from './build-content';
import type { ContentSource } from './source';

/** What one language's model learns from: every question and title once, normalised. */
export function trainingRows(source: ContentSource, language: ModelLanguage): Row[] {
  const rows = new Map<string, Row>();
  for (const intent of source.intents.get(language === 'en' ? 'en' : 'zh-CN') ?? []) {
    for (const question of [intent.title, ...intent.questions]) {
      const text = normalise(question);
      const key = exactKey(text);
      if (key !== '' && !rows.has(key)) rows.set(key, { text: withoutData(text), intent: intent.id });
    }
  }
  return [...rows.values()];
}

/** Sentences that no intent answers, for one language's model: each once, normalised. */
export function strangers(source: ContentSource, language: ModelLanguage): string[] {
  const locales: readonly Locale[] = language === 'en' ? ['en'] : ['zh-CN', 'zh-HK'];
  const texts = new Map<string, string>();
  for (const { text } of locales.flatMap((locale) => source.none.get(locale) ?? [])) {
    const normalised = normalise(text);
    const key = exactKey(normalised);
    if (key !== '') texts.set(key, withoutData(normalised));
  }
  return [...texts.values()];
}

/** Exact key of every question and title in every locale to its intent; the first to claim a sentence keeps it. */
export function exactMatches(source: ContentSource): Map<string, string> {
  const exact = new Map<string, string>();
  const claim = (text: string, intent: string): void => {
    const key = exactKey(normalise(text));
    if (key !== '' && !exact.has(key)) exact.set(key, intent);
  };
  for (const locale of LOCALES) for (const { title, id } of intentsOf(source, locale)) claim(title, id);
  for (const intents of source.intents.values()) {
    for (const { questions, id } of intents) for (const question of questions) claim(question, id);
  }
  return exact;
}
