import { LOCALES, type Locale } from '../../contract/understanding';
import type { ModelLanguage } from '../features/recipes';
import { exactKey, normalise, withoutData } from '../text/normalise';
import type { Row } from '../training/fit';
import { intentsOf } from './build-content';
import { keyedQuestions } from './keyed-questions';
import type { ContentSource } from './source';

/** What one language's model learns from: every question and title once, normalised. */
export function trainingRows(source: ContentSource, language: ModelLanguage): Row[] {
  const rows = new Map<string, Row>();
  for (const intent of source.intents.get(language === 'en' ? 'en' : 'zh-CN') ?? []) {
    for (const { key, normalised } of keyedQuestions(intent)) {
      if (key !== '' && !rows.has(key)) rows.set(key, { text: withoutData(normalised), intent: intent.id });
    }
  }
  return [...rows.values()];
}

/** The same as people wrote them. */
export function knownQuestions(
  source: ContentSource,
  language: ModelLanguage,
): { text: string; normalised: string; intent: string }[] {
  return (source.intents.get(language === 'en' ? 'en' : 'zh-CN') ?? []).flatMap((intent) =>
    keyedQuestions(intent).map(({ text, normalised }) => ({
      text,
      normalised: withoutData(normalised),
      intent: intent.id,
    })),
  );
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
  const claim = (key: string, intent: string): void => {
    if (key !== '' && !exact.has(key)) exact.set(key, intent);
  };
  for (const locale of LOCALES) {
    for (const { title, id } of intentsOf(source, locale)) claim(exactKey(normalise(title)), id);
  }
  for (const intent of [...source.intents.values()].flat()) {
    for (const { key } of keyedQuestions(intent)) claim(key, intent.id);
  }
  return exact;
}
