import { ApiError } from '../../shared/lib/http';

/** Says a conflict in the reader's language; other errors have their words already. */
export function worded(error: unknown, conflict: string): unknown {
  if (!(error instanceof ApiError) || error.code !== 'CONFLICT') return error;
  return new ApiError(error.code, error.status, conflict, error.fields, error.details);
}
