import type { Figures } from '../contract/figures';
import type { CsatView, ReportQuery, ReportView } from '../contract/figures-api';
import { definitionsIn } from './definitions';
import type { FiguresDeps } from './deps';
import { exportOf } from './export';
import { ratingsOf } from './ratings';
import { buildReport } from './report/build';
import { Cases } from './report/cases';
import { Kept } from './report/kept';
import { wallboardOf } from './wallboard';
import { readNow, type Now } from './wallboard/now';
import { todayQuery } from './wallboard/today';

export type { FiguresDeps, FiguresStore } from './deps';
export { observed, tallied } from './record/observe';
export { createTallyCounter, type TallyCounter } from './record/tally';

/** With the facts that are kept as long, a report is at most a minute old. */
const REPORT_MS = 30_000;
const TODAY_MS = 15_000;
/** The desk's present, however many screens look. */
const NOW_MS = 2_000;

/** The figures of the desk: reports, files of them, the wallboard and the customers' ratings. */
export function createFigures(deps: FiguresDeps): Figures {
  const cases = new Cases(deps);
  const reports = new Kept<ReportView>(deps.clock, REPORT_MS);
  // Why apart: the wallboard must not wait for a report over three months.
  const todays = new Kept<ReportView>(deps.clock, TODAY_MS);
  const ratings = new Kept<CsatView>(deps.clock, REPORT_MS);
  const nows = new Kept<Now>(deps.clock, NOW_MS);
  const report = (query: ReportQuery): Promise<ReportView> =>
    reports.get(keyOf(query), () => buildReport(query, deps, cases));
  return {
    definitions: definitionsIn,
    report,
    exported: async (query, format) => exportOf(await report(query), format, query.locale),
    async wallboard(query) {
      const asked = todayQuery(query, deps.clock.now().getTime());
      const today = await todays.get(keyOf(asked), () => buildReport(asked, deps, cases));
      return wallboardOf(await nows.get('', () => readNow(deps)), today, query, deps);
    },
    ratings: (query, agentId) =>
      ratings.get(keyOf({ ...query, own: agentId }), () => ratingsOf(query, agentId, deps, cases)),
  };
}

/** The same question has the same key, in whatever order it was asked. */
function keyOf(query: object): string {
  return JSON.stringify(Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1)));
}
