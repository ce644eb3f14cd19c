import { type ReactNode } from 'react';
import { useLoaded } from '../../shared/lib/use-loaded';
import { api } from '../lib/api';
import { useStudio } from '../lib/studio-context';
import { Failure } from '../ui/failure';
import { Skeleton } from '../ui/skeleton';
import { CheckCard } from './check/check-card';
import { DraftChanges } from './check/draft-changes';
import { RequestCard } from './check/request-card';
import { useGate } from './check/use-gate';
import { ReportView } from './report/report-view';
import { OldReviews, OpenReviews } from './reviews/review-lists';
import { useReviews } from './reviews/use-reviews';
import { usePublishTexts } from './texts';
import './publish.css';
import './report.css';

/** From the draft to what customers talk to: what changes, the check, the request, the second person. */
export function PublishPage(): ReactNode {
  const texts = usePublishTexts();
  const { catalogue, refresh: refreshStudio } = useStudio();
  const changes = useLoaded(`changes ${catalogue?.version ?? ''} ${catalogue?.live ?? ''}`, api.changes);
  const reviews = useReviews();
  const gate = useGate();
  const { run, stale } = gate;
  const report = run?.state === 'done' && !stale ? run.report : null;
  const diffs = changes.data?.diffs ?? null;
  const renew = (): void => {
    void refreshStudio();
    void changes.refresh();
    void reviews.refresh();
  };
  return (
    <div className="page-body publish">
      <header className="page-head">
        <h1>{texts.title}</h1>
      </header>
      <Failure error={changes.error ?? reviews.error} onRetry={renew} />
      <OpenReviews reviews={reviews.reviews ?? []} onDecided={renew} />
      <div className="publish-columns">
        <div className="publish-main">
          {report !== null && <ReportView report={report} />}
          {diffs === null && changes.error === null && <Skeleton lines={8} />}
          {diffs !== null && <DraftChanges diffs={diffs} onReverted={renew} />}
        </div>
        {diffs !== null && diffs.length > 0 && (
          <div className="publish-steps">
            <CheckCard gate={gate} />
            <RequestCard refused={report?.ok === false} onRequested={renew} />
          </div>
        )}
      </div>
      <OldReviews reviews={reviews.reviews} onDecided={renew} />
    </div>
  );
}
