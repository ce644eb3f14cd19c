import { AppError } from '../../src/contract/errors';

/** Names of jsonwebtoken's errors. */
const TOKEN_ERRORS = new Set(['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError']);

/**
 * What the SDK throws, as ours: UNAUTHENTICATED for a token that does not hold, VENDOR_UNREACHABLE when the vendor's keys
 * could not be read. Others are given back.
 */
export function authError(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  if (TOKEN_ERRORS.has(error.name) || statusOf(error) === 401) {
    return new AppError('UNAUTHENTICATED', 'The token is not valid for this bot and activity.');
  }
  if (error.name === 'FetchError' || statusOf(error) === 500) {
    return new AppError('VENDOR_UNREACHABLE', "The vendor's signing keys could not be read; send it again.", {
      cause: error,
    });
  }
  return error;
}

function statusOf(error: Error): number | undefined {
  return 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined;
}
