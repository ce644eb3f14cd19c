import type { ReactNode } from 'react';
import { useStudio } from '../lib/studio-context';
import { Failure } from '../ui/failure';
import { Skeleton } from '../ui/skeleton';

export function ContentPage(): ReactNode {
  const { catalogue, failure, refresh } = useStudio();
  return (
    <div className="page-body">
      <Failure error={failure} onRetry={() => void refresh()} />
      {catalogue === null && failure === null && <Skeleton />}
    </div>
  );
}
