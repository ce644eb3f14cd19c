import { reportQuerySchema, type ReportView, type WallboardQuery } from '../../contract/figures-api';
import { dayOf, nextDay } from '../report/zone';

/** The report of today by queue: the same all day, so that it can be kept. */
export function todayQuery({ timeZone, locale }: WallboardQuery, now: number) {
  return reportQuerySchema.parse({
    from: new Date(dayOf(timeZone, now)).toISOString(),
    to: new Date(nextDay(timeZone, now)).toISOString(),
    by: 'queue',
    ...{ timeZone, locale },
  });
}

/** A figure of the report: of a queue, or of all when none is named. */
export function figureOf({ figures, rows, total }: ReportView, id: string, queue?: string): number | null {
  const index = figures.findIndex((figure) => figure.id === id);
  const values = queue === undefined ? total : rows.find(({ key }) => key === queue)?.values;
  return values?.[index] ?? null;
}
