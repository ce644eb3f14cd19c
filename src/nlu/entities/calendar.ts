const SHAPE =
  /^([+-]\d{1,3})([dwmy])(?:\/(\d\d?)(?:-(\d\d))?)?$|^([<>])([1-7])$|^--(\d\d)(?:-(\d\d))?$|^---(\d\d)$/;
const ISO_DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const MS_PER_DAY = 86_400_000;

/** A calendar day as the number of days since 1970-01-01; undefined where there is no such day (30 February). */
function dayNumber(year: number, month: number, day: number): number | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCDate() === day ? at.getTime() / MS_PER_DAY : undefined;
}

function isoDay(days: number): string {
  return new Date(days * MS_PER_DAY).toISOString().slice(0, 10);
}

function isoOf(year: number, month: number, day: number): string | undefined {
  const days = dayNumber(year, month, day);
  return days === undefined ? undefined : isoDay(days);
}

/** Monday is 1. */
function weekdayOf(days: number): number {
  return ((days + 3) % 7) + 1;
}

/** Whether such a day is in some calendar: values that depend on today always are. */
export function isPossible(value: string): boolean {
  const [, year, month, day] = ISO_DAY.exec(value) ?? [];
  if (year !== undefined) return dayNumber(Number(year), Number(month), Number(day)) !== undefined;
  const [, any, date] = /^--(\d\d)-(\d\d)$/.exec(value) ?? [];
  return any === undefined || dayNumber(2000, Number(any), Number(date)) !== undefined;
}

/** A date entity's value as a calendar day, month (`YYYY-MM`) or year (`YYYY`); what has no such day stays relative. */
export function resolveDate(value: string, today: string): string {
  const [, year = 0, month = 0, day = 0] = ISO_DAY.exec(today)?.map(Number) ?? [];
  const match = SHAPE.exec(value);
  if (!match || month === 0) return value;
  const [, count, unit, first, second, side, weekday, anyMonth, anyDay, dayOfMonth] = match;
  const now = dayNumber(year, month, day) ?? 0;
  if (side !== undefined) return isoDay(now + daysTo(weekdayOf(now), Number(weekday), side === '<'));
  if (anyMonth !== undefined)
    return (
      (anyDay === undefined ? `${year}-${anyMonth}` : isoOf(year, Number(anyMonth), Number(anyDay))) ?? value
    );
  if (dayOfMonth !== undefined) return isoOf(year, month, Number(dayOfMonth)) ?? value;
  const by = Number(count);
  if (unit === 'd') return isoDay(now + by);
  if (unit === 'w')
    return isoDay(first === undefined ? now + 7 * by : now - weekdayOf(now) + 7 * by + Number(first));
  if (unit === 'y') return ofYear(year + by, first, second) ?? value;
  const months = year * 12 + month - 1 + by;
  const [y, m] = [Math.floor(months / 12), (months % 12) + 1];
  return (first === undefined ? monthOf(y, m) : isoOf(y, m, Number(first))) ?? value;
}

function monthOf(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}

function ofYear(year: number, month: string | undefined, day: string | undefined): string | undefined {
  if (month === undefined) return String(year);
  return day === undefined ? monthOf(year, Number(month)) : isoOf(year, Number(month), Number(day));
}

/** Days to the next such weekday after today, or back to the last one before it. */
function daysTo(from: number, to: number, back: boolean): number {
  const ahead = (to - from + 7) % 7 || 7;
  return back ? (ahead === 7 ? -7 : ahead - 7) : ahead;
}
