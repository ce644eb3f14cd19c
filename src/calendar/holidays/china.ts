import days from 'chinese-days/dist/chinese-days.json';
import type { SpecialDays } from './special-days';

/*
 * Why the table of the package and not its functions: they read a date in the machine's time zone, and are a day off west
 * of Greenwich.
 */
const HOLIDAYS = Object.keys(days.holidays);
const WORKDAYS = Object.keys(days.workdays);
/** The State Council announces a year's days in the November before; the package follows. */
const LAST_YEAR = Math.max(...HOLIDAYS.map((day) => Number(day.slice(0, 4))));

/** Holidays of mainland China with their make-up workdays; of a year that is not announced, those that the law fixes. */
export function chinaDays(year: number): SpecialDays {
  if (year > LAST_YEAR) return { announced: false, holidays: new Set(daysByLaw(year)), workdays: new Set() };
  const of = (all: string[]): Set<string> => new Set(all.filter((day) => day.startsWith(`${String(year)}-`)));
  return { announced: true, holidays: of(HOLIDAYS), workdays: of(WORKDAYS) };
}

const LUNAR = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric',
});
const DAY_MS = 86_400_000;
/** Spring Festival, Dragon Boat, Mid-Autumn; the last day of the lunar year comes before the first. */
const LUNAR_HOLIDAYS = new Set(['1/1', '1/2', '1/3', '5/5', '8/15']);
const FIXED = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];

/** Source: State Council decree 795 of 2024, on days off for festivals and memorial days, article 2. */
function daysByLaw(year: number): string[] {
  const lunar: string[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += DAY_MS) {
    if (LUNAR_HOLIDAYS.has(LUNAR.format(at)) || LUNAR.format(at + DAY_MS) === '1/1')
      lunar.push(new Date(at).toISOString().slice(0, 10));
  }
  return [...FIXED.map((day) => `${String(year)}-${day}`), clearBrightness(year), ...lunar];
}

/** Qingming is on 4 or 5 April; the formula holds for the 21st century. */
function clearBrightness(year: number): string {
  const short = year % 100;
  return `${String(year)}-04-0${String(Math.floor(short * 0.2422 + 4.81) - Math.floor(short / 4))}`;
}
