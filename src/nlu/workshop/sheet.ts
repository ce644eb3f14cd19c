import type { Locale } from '../../contract/understanding';
import type { HongKongWords, WordedIntent } from '../../contract/studio';
import type { PlainRow, PlainSheet } from '../../contract/workshop';
import { toHongKong } from '../content/hong-kong';
import { fingerprint, type ContentSource, type PlacedIntent, type PlacedOverride } from '../content/source';

/** Everything about one intent; null when there is no such intent. */
export function sheetOf(source: ContentSource, id: string): PlainSheet | null {
  const chinese = findIntent(source, 'zh-CN', id);
  const english = findIntent(source, 'en', id);
  const topic = (chinese ?? english)?.topic;
  if (topic === undefined) return null;
  const override = source.overrides.find((one) => one.id === id);
  const sheet = {
    id,
    topic,
    'zh-CN': chinese ? wordsOf(chinese) : null,
    en: english ? wordsOf(english) : null,
    'zh-HK': override ? overrideWords(override) : null,
    derived: chinese ? derivedOf(chinese) : null,
    golden: goldenOf(source, id),
  };
  return { ...sheet, revision: fingerprint([JSON.stringify(sheet)]) };
}

export function findIntent(
  source: ContentSource,
  locale: 'zh-CN' | 'en',
  id: string,
): PlacedIntent | undefined {
  return source.intents.get(locale)?.find((intent) => intent.id === id);
}

/** The intent's golden sentences in all locales. */
export function goldenOf(source: ContentSource, id: string): { text: string; locale: Locale }[] {
  return [...source.golden].flatMap(([locale, list]) =>
    list.filter(({ intent }) => intent === id).map(({ text }) => ({ text, locale })),
  );
}

function wordsOf({ id: _, topic: _t, place: _p, at: _a, ...words }: PlacedIntent): WordedIntent {
  return words;
}

function overrideWords({ id: _, place: _p, at: _a, ...words }: PlacedOverride): HongKongWords {
  return words;
}

function derivedOf({ title, answer, buttons }: PlacedIntent): NonNullable<PlainSheet['derived']> {
  return { title: toHongKong(title), answer: toHongKong(answer), buttons: buttons.map(toHongKong) };
}

/** One row for each intent, in the order of the files. */
export function rowsOf(source: ContentSource): PlainRow[] {
  const chinese = byId(source.intents.get('zh-CN') ?? []);
  const english = byId(source.intents.get('en') ?? []);
  const overrides = byId(source.overrides);
  const golden = new Map<string, number>();
  for (const { intent } of [...source.golden.values()].flat())
    golden.set(intent, (golden.get(intent) ?? 0) + 1);
  return [...new Set([...chinese.keys(), ...english.keys()])].map((id) => {
    const zh = chinese.get(id);
    const en = english.get(id);
    return {
      id,
      topic: (zh ?? en)?.topic ?? '',
      titles: titlesOf(zh, en, overrides.get(id)),
      questions: { 'zh-CN': zh?.questions.length ?? 0, en: en?.questions.length ?? 0 },
      golden: golden.get(id) ?? 0,
      escalates: [zh, en].some((one) => one && escalates(one)),
    };
  });
}

function titlesOf(
  zh: PlacedIntent | undefined,
  en: PlacedIntent | undefined,
  override: PlacedOverride | undefined,
): Record<Locale, string> {
  const chinese = zh?.title ?? en?.title ?? '';
  return { 'zh-CN': chinese, 'zh-HK': override?.title ?? toHongKong(chinese), en: en?.title ?? chinese };
}

function escalates({ escalate, variants }: PlacedIntent): boolean {
  return escalate !== undefined || (variants ?? []).some((variant) => variant.escalate !== undefined);
}

function byId<T extends { id: string }>(list: readonly T[]): Map<string, T> {
  return new Map(list.map((one) => [one.id, one]));
}
