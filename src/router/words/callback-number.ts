// Why the largest table: by the small one a mobile number that lacks a digit is whole.
import { findPhoneNumbersInText, type CountryCode } from 'libphonenumber-js/max';
import type { Locale } from '../../contract/understanding';

const LONGEST = 100;
/**
 * Where a number without country code may be from, the likeliest first. Why the mainland alone for its own language: eight
 * digits are a number of Hong Kong, but here more likely one whose area code was forgotten.
 */
const COUNTRIES: Record<Locale, readonly CountryCode[]> = {
  'zh-CN': ['CN'],
  'zh-HK': ['HK', 'CN'],
  en: ['CN', 'HK'],
};

/** The number that a message names, in E.164; null: none that is whole. */
export function callbackNumber(text: string, locale: Locale): string | null {
  const written = text.normalize('NFKC').slice(0, LONGEST);
  for (const country of COUNTRIES[locale]) {
    const found = findPhoneNumbersInText(written, country).find(({ number }) => number.isValid());
    if (found) return found.number.number;
  }
  return null;
}

/** The last four digits, which may be repeated to the customer. */
export function endingOf(number: string): string {
  return number.slice(-4);
}

/** A number as a button: enough to be known by its owner. */
export function maskedNumber(number: string): string {
  return `****${endingOf(number)}`;
}
