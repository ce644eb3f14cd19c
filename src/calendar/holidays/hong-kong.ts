import { createRequire } from 'node:module';
import type HolidaysOfCountry from 'date-holidays';
import type { SpecialDays } from './special-days';

/** Why loaded when it is needed: it takes 130 ms and 20 MB, which a bank without Hong Kong hours should not pay. */
const load = createRequire(__filename);
let hongKong: HolidaysOfCountry | undefined;

/** General holidays of Hong Kong (cap. 149), by rule, so every year is known; there are no make-up workdays. */
export function hongKongDays(year: number): SpecialDays {
  hongKong ??= new (load('date-holidays') as typeof HolidaysOfCountry)('HK');
  const off = hongKong.getHolidays(year).filter(({ type }) => type === 'public');
  return {
    announced: true,
    holidays: new Set(off.map(({ date }) => date.slice(0, 10))),
    workdays: new Set(),
  };
}
