import { useEffect, type ReactNode } from 'react';
import { ApiError } from '../../shared/lib/http';
import { useCommon } from '../../shared/lib/prefs';
import { useExplain } from '../lib/use-explain';
import { useStudio } from '../lib/studio-context';

interface Props {
  error: unknown;
  /** Tries again what failed. */
  onRetry?: () => void;
}

/** Says in place what could not be read, and offers to try again. Nothing when there is no error. */
export function Failure({ error, onRetry }: Props): ReactNode {
  const common = useCommon();
  const explain = useExplain();
  const { fail } = useStudio();
  const lost = error instanceof ApiError && error.status === 401;
  useEffect(() => {
    if (lost) fail(error);
  }, [lost, error, fail]);
  if (error === null || error === undefined) return null;
  return (
    <div className="error failure" role="alert">
      <span>{explain(error)}</span>
      {onRetry !== undefined && (
        <button type="button" onClick={onRetry}>
          {common.retry}
        </button>
      )}
    </div>
  );
}
