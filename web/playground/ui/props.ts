import type { Locale } from '../../shared/locale';
import type { PhoneModel, Phones } from '../lib/phones';
import type { Messages } from '../messages';

export interface PhoneProps {
  phones: Phones;
  model: PhoneModel;
  texts: Messages;
  locale: Locale;
}

/** Hours and minutes of an ISO time, and its seconds where they matter. */
export function clock(iso: string, locale: Locale, exact = false): string {
  const seconds = exact ? ({ second: '2-digit' } as const) : {};
  return new Date(iso).toLocaleTimeString(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    ...seconds,
  });
}
