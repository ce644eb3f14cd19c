import { z } from 'zod';
import { HOLIDAY_CALENDARS } from '../../contract/content';

const BLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** `09:00-12:00`: opens at the first minute, closes at the last. */
const block = z
  .string()
  .regex(BLOCK, 'must be like 09:00-17:30')
  .refine((value) => value.slice(0, 5) < value.slice(6), 'must end after it begins; split it at 24:00');

const day = z
  .array(block)
  .max(10)
  .refine(
    (blocks) => blocks.every((value, at) => at === 0 || value.slice(0, 5) >= (blocks[at - 1] ?? '').slice(6)),
    'must be in order and not overlap',
  );

const closed = day.default([]);

/** Business hours as queues.yaml holds them; a weekday that is left out is closed. */
export const hoursSchema = z.strictObject({
  timeZone: z
    .string()
    .max(50)
    .refine(isTimeZone, 'must be a time zone such as Asia/Shanghai')
    .describe('IANA name, such as Asia/Shanghai.'),
  week: z
    .strictObject({
      mon: closed,
      tue: closed,
      wed: closed,
      thu: closed,
      fri: closed,
      sat: closed,
      sun: closed,
    })
    .describe('Blocks by weekday, such as [ 09:00-12:00, 13:30-18:00 ]; a day left out is closed.'),
  holidays: z
    .enum(HOLIDAY_CALENDARS)
    .optional()
    .describe('Public holidays, which are closed; on the make-up workdays of CN it is open as on a Monday.'),
  special: z
    .record(z.iso.date(), day)
    .default({})
    .describe('Days that differ, by date, also from holidays; an empty list is closed all day.'),
});
export type HoursSource = z.infer<typeof hoursSchema>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
