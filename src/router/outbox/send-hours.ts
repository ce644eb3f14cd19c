import { zonedTime } from '../zoned-time';

/** Hours of the day in which messages that nobody asked for may be sent, in the tenant's time zone. */
export interface SendHours {
  /** Minutes after midnight; `to` is not included. A window over midnight has `from` above `to`. */
  from: number;
  to: number;
  /** IANA name, such as `Asia/Shanghai`. */
  timeZone: string;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** Milliseconds until the hours begin; 0 within them. */
export function untilSendHours(now: Date, { from, to, timeZone }: SendHours): number {
  const { minute } = zonedTime(timeZone, now);
  const open = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
  if (open || from === to) return 0;
  const minutes = (from - minute + DAY_MINUTES) % DAY_MINUTES;
  return minutes * MINUTE_MS - (now.getTime() % MINUTE_MS);
}
