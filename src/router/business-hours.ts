import type { BusinessHours } from '../contract/content';
import { zonedTime } from './zoned-time';

const DAYS = { Mon: 'mon', Tue: 'tue', Wed: 'wed', Thu: 'thu', Fri: 'fri', Sat: 'sat', Sun: 'sun' } as const;
const BLOCK = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/;

/** Whether it is open at that moment; a special day's blocks stand for the weekday's. */
export function isOpen({ timeZone, week, special }: BusinessHours, at: Date): boolean {
  const { day, weekday, minute: now } = zonedTime(timeZone, at);
  const blocks = special[day] ?? week[DAYS[weekday as keyof typeof DAYS]];
  return blocks.some((block) => {
    const [, fromHour, fromMinute, toHour, toMinute] = (BLOCK.exec(block) ?? []).map(Number);
    return now >= minutes(fromHour, fromMinute) && now < minutes(toHour, toMinute);
  });
}

function minutes(hour = 0, minute = 0): number {
  return hour * 60 + minute;
}
