const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** China has one time zone without summer time: UTC+8. */
const OFFSET = 8 * HOUR;
/** A gateway's clock may be behind ours: not before its day has begun. */
const MARGIN = 60_000;

const LOCAL = /^(\d{4})-?(\d{2})-?(\d{2})[ T]?(\d{2}):?(\d{2}):?(\d{2})$/;
/** RFC 2822, as Aliyun's international reports have it; it names its zone. */
const RFC_2822 = /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}$/;

/**
 * Reads `2024-01-01 00:00:00` and `20240101000000` (both in China's time) and `Thu, 25 Nov 2021 10:27:00 +0800`.
 * Null for anything else, and for a day or hour that does not exist.
 */
export function parseChinaTime(text: string): Date | null {
  const local = LOCAL.exec(text);
  if (!local) return RFC_2822.test(text) ? valid(new Date(text)) : null;
  const [year, month, day, hour, minute, second] = local.slice(1).map(Number) as Six;
  const utc = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const same = utc.getUTCMonth() === month - 1 && utc.getUTCDate() === day && utc.getUTCHours() === hour;
  return same ? new Date(utc.getTime() - OFFSET) : null;
}

type Six = [number, number, number, number, number, number];

function valid(date: Date): Date | null {
  return Number.isNaN(date.getTime()) ? null : date;
}

/** Milliseconds until it is the given full hour (0 to 23) in China next. */
export function untilChinaHour(now: Date, hour: number): number {
  const sinceMidnight = (now.getTime() + OFFSET) % DAY;
  const wait = hour * HOUR - sinceMidnight;
  return (wait > 0 ? wait : wait + DAY) + MARGIN;
}

/** Milliseconds until the next day begins in China. */
export function untilChinaTomorrow(now: Date): number {
  return untilChinaHour(now, 0);
}
