import { ServerFailure } from '../errors';

/** What a write command reports about the statements that failed. */
export interface WriteError {
  readonly index: number;
  readonly code: number;
  readonly errmsg: string;
}

/** The report of one failed statement; anything but MongoDB's own errors goes on. */
export function writeError(index: number, error: unknown): WriteError {
  if (!(error instanceof ServerFailure)) throw error;
  return { index, code: error.code, errmsg: error.message, ...error.extra };
}

/**
 * Runs statements one after the other: an ordered command stops at the first failure, an unordered one goes on.
 * What was written before stays, as in MongoDB.
 */
export function runStatements(count: number, isOrdered: boolean, run: (index: number) => void): WriteError[] {
  const errors: WriteError[] = [];
  for (let index = 0; index < count; index++) {
    try {
      run(index);
    } catch (error) {
      errors.push(writeError(index, error));
      if (isOrdered) break;
    }
  }
  return errors;
}
