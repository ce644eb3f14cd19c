import { useState, type ReactNode } from 'react';
import type { HistoryView } from '../../../src/contract/studio-publishing';
import { useLoaded } from '../../shared/lib/use-loaded';
import { api } from '../lib/api';
import { useStudio } from '../lib/studio-context';
import { EmptyState } from '../ui/empty-state';
import { Failure } from '../ui/failure';
import { Skeleton } from '../ui/skeleton';
import { Activations } from './history/activations';
import { CompareCard, type Compared } from './history/compare-card';
import { FiguresCard } from './history/figures-card';
import { RollbackDialog } from './history/rollback-dialog';
import { VersionsTable } from './history/versions-table';
import { usePublishTexts } from './texts';
import './publish.css';
import './report.css';

/** Every version that was live, what it measured, what differs, and the way back. */
export function HistoryPage(): ReactNode {
  const texts = usePublishTexts();
  const { refresh: refreshStudio } = useStudio();
  const { data, error, refresh } = useLoaded('history', api.history);
  const [compared, setCompared] = useState<Compared | null>(null);
  const [rollback, setRollback] = useState<number | null>(null);
  const publications = data?.publications ?? [];
  const live = publications.find((each) => each.live)?.number ?? 0;
  const renew = (): void => {
    setRollback(null);
    void refresh();
    void refreshStudio();
  };
  return (
    <div className="page-body history">
      <header className="page-head">
        <h1>{texts.historyTitle}</h1>
        <p className="soft">{texts.historyLead}</p>
      </header>
      <Failure error={error} onRetry={() => void refresh()} />
      {data === null && error === null && <Skeleton lines={8} />}
      {data !== null && publications.length === 0 && (
        <EmptyState title={texts.historyNone} hint={texts.historyNoneHint} />
      )}
      {data !== null && publications.length > 0 && (
        <>
          <FiguresCard publications={publications} />
          {compared !== null && (
            <CompareCard
              compared={compared}
              publications={publications}
              onCompare={setCompared}
              onClose={() => setCompared(null)}
            />
          )}
          <VersionsTable
            publications={publications}
            onCompare={(number) => setCompared(comparedTo(number, live, data))}
            onRollback={setRollback}
          />
          <Activations activations={data.activations} />
        </>
      )}
      {rollback !== null && (
        <RollbackDialog to={rollback} live={live} onClose={() => setRollback(null)} onDone={renew} />
      )}
    </div>
  );
}

/** With what is live; what is live, with the one before it. */
function comparedTo(number: number, live: number, { publications }: HistoryView): Compared {
  const before = publications.find((each) => each.number < number)?.number ?? number;
  if (number === live) return { older: before, newer: number };
  return { older: Math.min(number, live), newer: Math.max(number, live) };
}
