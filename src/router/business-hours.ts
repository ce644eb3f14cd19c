import type { BusinessHours } from '../contract/content';

const DAYS = { Mon: 'mon', Tue: 'tue', Wed: 'wed', Thu: 'thu', Fri: 'fri', Sat: 'sat', Sun: 'sun' } as const;
const BLOCK = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/;

/** Why kept: making a formatter takes longer than a whole turn. There are as many as time zones are used. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string): Intl.DateTimeFormat {
  let made = formats.get(timeZone);
  if (!made) {
    made = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, made);
  }
  return made;
}

function partsIn(timeZone: string, at: Date): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  return Object.fromEntries(
    format(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
}

/** The calendar day there, YYYY-MM-DD. */
export function dayIn(timeZone: string, at: Date): string {
  const { year, month, day } = partsIn(timeZone, at);
  return `${year ?? ''}-${month ?? ''}-${day ?? ''}`;
}

/** Whether it is open at that moment; a special day's blocks stand for the weekday's. */
export function isOpen({ timeZone, week, special }: BusinessHours, at: Date): boolean {
  const { year, month, day, weekday, hour, minute } = partsIn(timeZone, at);
  const blocks =
    special[`${year ?? ''}-${month ?? ''}-${day ?? ''}`] ?? week[DAYS[weekday as keyof typeof DAYS]];
  const now = Number(hour) * 60 + Number(minute);
  return blocks.some((block) => {
    const [, fromHour, fromMinute, toHour, toMinute] = (BLOCK.exec(block) ?? []).map(Number);
    return now >= minutes(fromHour, fromMinute) && now < minutes(toHour, toMinute);
  });
}

function minutes(hour = 0, minute = 0): number {
  return hour * 60 + minute;
}
