import { lazy, Suspense, useMemo, type ReactNode } from 'react';
import type { PublicationView } from '../../../../src/contract/studio-publishing';
import { Skeleton } from '../../ui/skeleton';
import { usePublishTexts } from '../texts';
import { figuresOf, isMeasured } from './version-figures';

// Why lazy: the chart library is larger than the rest of the studio.
const Chart = lazy(() => import('./figures-chart').then((module) => ({ default: module.FiguresChart })));

/** How the measured figures went from version to version. */
export function FiguresCard({ publications }: { publications: readonly PublicationView[] }): ReactNode {
  const texts = usePublishTexts();
  const versions = useMemo(
    () =>
      publications
        .map(figuresOf)
        .filter(isMeasured)
        .sort((a, b) => a.number - b.number),
    [publications],
  );
  return (
    <section className="card" aria-labelledby="figures-title">
      <h2 id="figures-title">{texts.figuresTitle}</h2>
      {versions.length < 2 ? (
        <p className="soft">{texts.figuresFew}</p>
      ) : (
        <Suspense fallback={<Skeleton lines={5} />}>
          <Chart versions={versions} />
        </Suspense>
      )}
    </section>
  );
}
