import type { ReactNode } from 'react';
import { useLoaded } from '../../../shared/lib/use-loaded';
import { api } from '../../lib/api';
import { Failure } from '../../ui/failure';
import { Skeleton } from '../../ui/skeleton';
import { Changes } from '../diff/lazy-changes';

/** What a request changes against the version that it was made on. */
export function ReviewChanges({ id }: { id: string }): ReactNode {
  const { data, error, refresh } = useLoaded(id, api.reviewChanges);
  return (
    <>
      <Failure error={error} onRetry={() => void refresh()} />
      {data === null && error === null && <Skeleton lines={4} />}
      {data !== null && <Changes diffs={data.diffs} />}
    </>
  );
}
