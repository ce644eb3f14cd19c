import type { CommonMessages } from '../messages';
import { ApiError } from './http';

const KEYS: Partial<Record<string, keyof CommonMessages>> = {
  NETWORK: 'errNetwork',
  BAD_CREDENTIALS: 'errCredentials',
  UNAUTHENTICATED: 'errSession',
  TOKEN_EXPIRED: 'errSession',
  FORBIDDEN: 'errForbidden',
  SECOND_STEP_UNSET: 'errForbidden',
  CROSS_ORIGIN: 'errForbidden',
  TOO_MANY_REQUESTS: 'errTooMany',
};

/**
 * What to tell whoever asked, with what to do next; `own`: words of the page for a code. A code that there are no words
 * for is told in the server's.
 */
export function explainError(
  error: unknown,
  texts: CommonMessages,
  own: Partial<Record<string, string>> = {},
): string {
  if (!(error instanceof ApiError)) return texts.errServer;
  const said = own[error.code];
  if (said !== undefined) return said;
  const key = KEYS[error.code];
  if (key !== undefined) return texts[key];
  if (error.fields.length > 0) return texts.errInvalid;
  if (error.status >= 500) return texts.errServer;
  if (error.code === 'CONFLICT' && error.message === '') return texts.errConflict;
  return error.message === '' ? texts.errServer : error.message;
}
