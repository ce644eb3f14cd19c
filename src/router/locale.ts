import { LOCALES, type Locale } from '../contract/understanding';

const TRADITIONAL = /^zh-(hk|tw|mo|hant)/iu;

/** The content locale for a BCP 47 tag; simplified Chinese for what we do not know. */
export function contentLocale(tag: string | undefined): Locale {
  if (!tag) return 'zh-CN';
  const exact = LOCALES.find((locale) => locale === tag);
  if (exact) return exact;
  if (TRADITIONAL.test(tag)) return 'zh-HK';
  return /^zh/iu.test(tag) ? 'zh-CN' : 'en';
}
