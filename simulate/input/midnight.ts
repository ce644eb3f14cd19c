import { dayOf } from '../../src/figures/report/zone';

/** When a day begins in a time zone, in ms since 1970. */
export function midnightOf(day: string, timeZone: string): number {
  return dayOf(timeZone, Date.parse(`${day}T12:00:00Z`));
}
