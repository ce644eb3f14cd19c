import { lazy, Suspense, type ReactNode } from 'react';
import type { AreaProps } from './area-props';

// Why lazy: few look at figures, and the chart library is larger than the rest of the console.
const Area = lazy(() => import('./reports-area').then((module) => ({ default: module.ReportsArea })));

const ROUTES = ['reports', 'csat', 'wallboard'];

export function isReportRoute(route: string): boolean {
  return ROUTES.includes(route);
}

export function LazyReports(props: AreaProps & { route: string }): ReactNode {
  return (
    <Suspense fallback={<div className="splash" aria-busy="true" />}>
      <Area {...props} />
    </Suspense>
  );
}
