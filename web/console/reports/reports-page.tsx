import { useEffect, useState, type ReactNode } from 'react';
import { usePrefs } from '../../shared/lib/prefs';
import { useLoaded } from '../../shared/lib/use-loaded';
import { explain } from '../lib/errors';
import { useTexts } from '../lib/texts';
import { TopBar } from '../shell/top-bar';
import { queryText, reportsApi } from './api';
import { AreaBar } from './area-bar';
import type { AreaProps } from './area-props';
import { Definitions } from './definitions';
import { FigureCards } from './figure-cards';
import { FigureCourse } from './figure-course';
import { useReportTexts } from './messages';
import { ReportFilters } from './report-filters';
import { ReportTable } from './report-table';
import { useAgain, useLost } from './use-lost';
import { useReport } from './use-report';

/** Figures of some days: the most asked for, their course, and all of them by queue, channel, agent or team. */
export function ReportsPage({ me, onSignOut, onLost }: AreaProps): ReactNode {
  const texts = useReportTexts();
  const common = useTexts();
  const { locale } = usePrefs();
  const report = useReport();
  const { course, before, queries } = report;
  const [figure, setFigure] = useState('offered');
  const rows = useLoaded(queries.rows, reportsApi.report);
  const error = course.error ?? rows.error;
  useLost(error, onLost);
  useAgain(course);
  useAgain(before);
  useAgain(rows);
  useEffect(() => {
    document.title = `${texts.reports} · ${common.product}`;
  }, [texts, common]);

  const { data } = course;
  const isEmpty = data !== null && data.total.every((value) => value === null || value === 0);
  return (
    <div className="page reports">
      <TopBar me={me} page="reports" onSignOut={onSignOut} />
      <main>
        <AreaBar page="reports" leads />
        <h1>{texts.reports}</h1>
        <ReportFilters report={report} />
        {error !== null && (
          <p className="error" role="alert">
            {explain(error, common)}
          </p>
        )}
        {data === null && error === null && <p className="soft">{texts.loading}</p>}
        {isEmpty && (
          <div className="nothing">
            <h2>{texts.emptyTitle}</h2>
            <p className="soft">{texts.emptyHint}</p>
          </div>
        )}
        {data !== null && !isEmpty && (
          <>
            <FigureCards report={data} before={before.data} chosen={figure} onChoose={setFigure} />
            <FigureCourse report={data} before={before.data} figure={figure} onChoose={setFigure} />
            {rows.data !== null && (
              <ReportTable report={rows.data} exportQuery={queryText({ ...report.asked, locale })} />
            )}
            <Definitions figures={data.figures} />
          </>
        )}
      </main>
    </div>
  );
}
