import type { HolidayCalendar } from '../../contract/content';
import { chinaDays } from './china';
import { hongKongDays } from './hong-kong';
import type { SpecialDays } from './special-days';

const CALENDARS: Record<HolidayCalendar, (year: number) => SpecialDays> = {
  CN: chinaDays,
  HK: hongKongDays,
};
/** A year takes some 50 ms to work out. Kept for ever: there are as many as years are asked for, which is bounded. */
const known = new Map<string, SpecialDays>();

export function specialDays(calendar: HolidayCalendar, year: number): SpecialDays {
  const key = `${calendar} ${String(year)}`;
  const found = known.get(key) ?? CALENDARS[calendar](year);
  known.set(key, found);
  return found;
}
