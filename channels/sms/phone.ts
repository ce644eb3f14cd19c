import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

const E164 = /^\+[1-9]\d{6,14}$/;
/** Mainland China: only mobile numbers take part in SMS; 95588, 10086 and 1069... are senders' codes. */
const CHINA = '+86';
const CHINESE_MOBILE = /^\+861[3-9]\d{9}$/;

/**
 * A number as E.164 (`+8613800138000`), or null when it is not a telephone: a short code, a sender's name, an address of
 * another messenger. A number without country code is taken as one of the given country.
 */
export function toE164(raw: string, country = 'CN'): string | null {
  const text = raw.normalize('NFKC').trim();
  if (!/^\+?[\d\s().-]{5,24}$/.test(text)) return null;
  const number = E164.test(text) ? text : parse(text, country);
  if (number === null) return null;
  if (number.startsWith(CHINA)) return CHINESE_MOBILE.test(number) ? number : null;
  return parsePhoneNumberFromString(number)?.isPossible() ? number : null;
}

/** Why `isValid` here: a short code is a possible number of many countries, but hardly ever a valid one. */
function parse(text: string, country: string): string | null {
  const parsed = parsePhoneNumberFromString(text, country as CountryCode);
  return parsed?.isValid() ? parsed.number : null;
}
