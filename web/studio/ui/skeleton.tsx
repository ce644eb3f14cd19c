import type { ReactNode } from 'react';
import { useCommon } from '../../shared/lib/prefs';

/** Grey lines where content is on its way. */
export function Skeleton({ lines = 6 }: { lines?: number }): ReactNode {
  const common = useCommon();
  return (
    <div className="skeleton" role="status" aria-label={common.loading} aria-busy="true">
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} />
      ))}
    </div>
  );
}
