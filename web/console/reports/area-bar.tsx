import type { ReactNode } from 'react';
import { useReportTexts } from './messages';

interface Props {
  page: 'reports' | 'csat';
  /** Sees what is not only their own. */
  leads: boolean;
}

/** The pages of the figures. */
export function AreaBar({ page, leads }: Props): ReactNode {
  const texts = useReportTexts();
  const current = (of: Props['page']): 'page' | undefined => (page === of ? 'page' : undefined);
  return (
    <nav className="area-bar" aria-label={texts.pages}>
      {leads && (
        <a href="#/reports" aria-current={current('reports')}>
          {texts.reports}
        </a>
      )}
      <a href="#/csat" aria-current={current('csat')}>
        {texts.ratings}
      </a>
      {leads && <a href="#/wallboard">{texts.wallboard}</a>}
    </nav>
  );
}
