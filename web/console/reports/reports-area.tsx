import type { ReactNode } from 'react';
import type { AreaProps } from './area-props';
import { CsatPage } from './csat/csat-page';
import { ReportsPage } from './reports-page';
import { WallboardPage } from './wallboard/wallboard-page';
import './reports.css';
import './wallboard/wallboard.css';

/** Reports, ratings and the wallboard; loaded when first looked at. */
export function ReportsArea({ route, ...props }: AreaProps & { route: string }): ReactNode {
  const leads = props.me.role === 'admin' || props.me.role === 'supervisor';
  if (route === 'wallboard' && leads) return <WallboardPage onLost={props.onLost} />;
  if (route === 'reports' && leads) return <ReportsPage {...props} />;
  return <CsatPage {...props} leads={leads} />;
}
