import days from 'chinese-days/dist/chinese-days.json';
import type { Finding } from '../../../contract/publishing';
import type { LintOptions } from '../lint-rule';
import type { ContentSource } from '../source';

/** Days before a year begins in which the editor is told that its holidays are not known. */
const SOON = 60;
const DAY_MS = 86_400_000;
const LAST_YEAR = Math.max(...Object.keys(days.holidays).map((day) => Number(day.slice(0, 4))));

/** Holidays are announced a year at a time: of one that is not known, make-up workdays and bridges would be missed. */
export function holidayFindings(source: ContentSource, { today }: LintOptions): Finding[] {
  if (today === undefined) return [];
  const year = new Date(Date.parse(today) + SOON * DAY_MS).getUTCFullYear();
  if (year <= LAST_YEAR) return [];
  return [...source.hours].flatMap(([name, { holidays, special, place }]): Finding[] => {
    const written = Object.keys(special).some((day) => day.startsWith(`${String(year)}-`));
    if (holidays !== 'CN' || written) return [];
    const message = `hours ${name}: the CN holidays of ${String(year)} are not known to this release, only the days that the law fixes; bring the package chinese-days up to date, or write the days off and the make-up workdays under special`;
    return [{ severity: 'warning', ...place, rule: 'unknown-holidays', message }];
  });
}
