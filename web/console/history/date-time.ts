import type { Locale } from '../../shared/locale';

/** Date with the year and time of day. */
export function dateTime(iso: string, locale: Locale): string {
  return new Date(iso).toLocaleString(locale, {
    ...{ year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
    hour12: false,
  });
}
