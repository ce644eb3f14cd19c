import type { Locale } from '../../src/contract/understanding';

export type { Locale };

/** Each language by its own name. */
export const LOCALE_NAMES: [Locale, string][] = [
  ['zh-CN', '简体中文'],
  ['zh-HK', '繁體中文'],
  ['en', 'English'],
];

/** Puts values into `{name}` places. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** The first language of the list that we speak; traditional script for Hong Kong, Macau and Taiwan. */
export function pickLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    if (/^zh\b.*(hant|hk|tw|mo)/i.test(tag)) return 'zh-HK';
    if (/^zh\b/i.test(tag)) return 'zh-CN';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
}
