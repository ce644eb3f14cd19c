import { AppError } from '../../contract/errors';
import type { ReportInterval, ReportQuery } from '../../contract/figures-api';

const DAY = 24 * 3_600_000;

/** Most days of a report, by how fine it is. */
const MOST_DAYS: Record<ReportInterval, number> = { none: 93, day: 93, hour: 14, quarter: 4 };

/** Begin and end of what is asked, in ms since 1970; BAD_REQUEST when there is no such time, or too much of it. */
export function spanOf(query: Pick<ReportQuery, 'from' | 'to'>, interval: ReportInterval): [number, number] {
  const [from, to] = [Date.parse(query.from), Date.parse(query.to)];
  if (from >= to) throw new AppError('BAD_REQUEST', 'The span is empty: `from` must be before `to`.');
  const most = MOST_DAYS[interval];
  if (to - from > most * DAY) {
    const finer = interval === 'none' || interval === 'day' ? '' : ', or coarser intervals';
    throw new AppError('BAD_REQUEST', `The span is longer than ${most} days: ask for a shorter one${finer}.`);
  }
  return [from, to];
}
