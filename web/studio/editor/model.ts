import type { HongKongWords, IntentSheet, SaveIntent, WordedIntent } from '../../../src/contract/studio';

export type Golden = IntentSheet['golden'][number];
/** Locales with questions of their own. */
export type Written = 'zh-CN' | 'en';
export const WRITTEN: readonly Written[] = ['zh-CN', 'en'];

/** An intent while it is edited: every language, and its golden sentences. */
export interface Edited {
  topic: string;
  'zh-CN': WordedIntent | null;
  en: WordedIntent | null;
  'zh-HK': HongKongWords | null;
  golden: Golden[];
}
export type Words = { [F in keyof WordedIntent]?: WordedIntent[F] | undefined };
export type Field = keyof WordedIntent;

/** In the order in which files have them. */
export const FIELDS: readonly Field[] = [
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
const REQUIRED: readonly Field[] = ['title', 'questions', 'answer', 'buttons'];

/** Why: a variant without its `if` is no variant; an empty one says what is missing. */
const KEPT = new Set(['if']);

export const EMPTY_WORDS: WordedIntent = { title: '', questions: [], answer: '', buttons: [] };

/** What a field begins with. */
export const BLANK: WordedIntent &
  Required<Pick<WordedIntent, 'sms' | 'channels' | 'links' | 'variants' | 'slots'>> = {
  ...EMPTY_WORDS,
  sms: '',
  channels: {},
  links: [],
  variants: [],
  slots: [],
};

export function fromSheet(sheet: IntentSheet): Edited {
  const { topic, golden } = sheet;
  return { topic, 'zh-CN': sheet['zh-CN'], en: sheet.en, 'zh-HK': sheet['zh-HK'], golden };
}

/** As it would be saved: trimmed, without empty lines and empty extras, fields in their order. */
export function tidy(edited: Edited): Edited {
  const hongKong = tidyWords(edited['zh-HK'] ?? {});
  return {
    topic: edited.topic,
    'zh-CN': tidyLocale(edited['zh-CN']),
    en: tidyLocale(edited.en),
    'zh-HK': Object.keys(hongKong).length === 0 ? null : (hongKong as HongKongWords),
    golden: edited.golden
      .map(({ text, locale }) => ({ text: text.trim(), locale }))
      .filter(({ text }) => text !== '')
      .sort((a, b) => a.locale.localeCompare(b.locale)),
  };
}

function tidyLocale(words: WordedIntent | null): WordedIntent | null {
  if (words === null) return null;
  const kept = tidyWords(words);
  for (const field of REQUIRED) kept[field] ??= EMPTY_WORDS[field];
  return kept as unknown as WordedIntent;
}

function tidyWords(words: Words): Partial<Record<Field, unknown>> {
  const kept: Partial<Record<Field, unknown>> = {};
  for (const field of FIELDS) {
    const value = tidyValue(words[field]);
    if (value !== undefined) kept[field] = value;
  }
  return kept;
}

/** Undefined for what holds nothing. */
function tidyValue(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (Array.isArray(value)) {
    const items = value.map(tidyValue).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const entries = Object.entries(value).map(
    ([key, inner]) => [key, tidyValue(inner) ?? (KEPT.has(key) ? inner : undefined)] as const,
  );
  const kept = entries.filter(([, inner]) => inner !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
export const isChanged = (edited: Edited, base: Edited): boolean => !same(tidy(edited), tidy(base));

/** What the server is told: only the languages that differ from `base`; everything for a new intent. */
export function toSave(edited: Edited, base: Edited | null, revision: string | null): SaveIntent {
  const mine = tidy(edited);
  const known = base === null ? null : tidy(base);
  const saved: SaveIntent = { revision, topic: mine.topic };
  if (!same(mine['zh-CN'], known?.['zh-CN'])) saved['zh-CN'] = mine['zh-CN'];
  if (!same(mine.en, known?.en)) saved.en = mine.en;
  if (!same(mine['zh-HK'], known?.['zh-HK'])) saved['zh-HK'] = mine['zh-HK'];
  if (!same(mine.golden, known?.golden)) saved.golden = mine.golden;
  return saved;
}
