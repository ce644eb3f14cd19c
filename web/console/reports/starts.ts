import type { ReportView } from '../../../src/contract/figures-api';
import type { Locale } from '../../shared/locale';
import { NOTHING } from './values';

type Spanned = Pick<ReportView, 'from' | 'to' | 'interval' | 'timeZone'>;

const DAY = 24 * 3_600_000;

/** When an interval begins, as short as the report allows: the hour, the day, or both. */
export function startText(start: string | null, report: Spanned, locale: Locale): string {
  if (start === null) return NOTHING;
  const { from, to, interval, timeZone } = report;
  const isOneDay = Date.parse(to) - Date.parse(from) <= DAY;
  const day: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric' };
  const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  const parts = interval === 'day' ? day : isOneDay ? clock : { ...day, ...clock };
  return new Intl.DateTimeFormat(locale, { timeZone, ...parts }).format(Date.parse(start));
}
