import type { BusinessHours } from '../contract/content';
import { specialDays } from './holidays';

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const WORKING = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;

/** Opening and closing, in minutes after midnight by the clocks of the place. */
export type Block = readonly [from: number, to: number];

/**
 * The blocks of a day, `YYYY-MM-DD`: a special day before all, then a holiday, which is closed; a make-up workday is as the
 * first working day of the week.
 */
export function blocksOfDay({ week, special, holidays }: BusinessHours, day: string): Block[] {
  const own = Object.hasOwn(special, day) ? special[day] : undefined;
  if (own) return own.map(toBlock);
  if (holidays) {
    const { holidays: off, workdays } = specialDays(holidays, Number(day.slice(0, 4)));
    if (off.has(day)) return [];
    const working = WORKING.find((weekday) => week[weekday].length > 0);
    if (workdays.has(day)) return working ? week[working].map(toBlock) : [];
  }
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 'sun';
  return week[weekday].map(toBlock);
}

/** `09:00-12:30`. */
function toBlock(written: string): Block {
  const [from = '', to = ''] = written.split('-');
  return [minutes(from), minutes(to)];
}

function minutes(clock: string): number {
  const [hour, minute] = clock.split(':').map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
}
