import { lazy, Suspense, type ReactNode } from 'react';
import type { ReportView } from '../../../src/contract/figures-api';
import { useReportTexts } from './messages';

// Why lazy: the chart library is larger than the rest of the console.
const Chart = lazy(() => import('./course-chart').then((module) => ({ default: module.CourseChart })));

interface Props {
  report: ReportView;
  before: ReportView | null;
  figure: string;
  onChoose: (figure: string) => void;
}

/** How one figure went over the span, with the span before beside it. */
export function FigureCourse({ report, before, figure, onChoose }: Props): ReactNode {
  const texts = useReportTexts();
  return (
    <section className="course">
      <label>
        {texts.chartOf}
        <select value={figure} onChange={(event) => onChoose(event.target.value)}>
          {report.figures.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <Suspense fallback={<div className="course-chart" aria-busy="true" />}>
        <Chart report={report} before={before} figure={figure} />
      </Suspense>
    </section>
  );
}
