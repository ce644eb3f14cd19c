import type { Messages } from '../messages';
import { ApiError } from './api';

const KEYS: Partial<Record<string, keyof Messages>> = {
  NETWORK: 'errNetwork',
  BAD_CREDENTIALS: 'errCredentials',
  UNAUTHENTICATED: 'errSession',
  TOKEN_EXPIRED: 'errSession',
  FORBIDDEN: 'errForbidden',
  CROSS_ORIGIN: 'errForbidden',
  NOT_FOUND: 'errNotFound',
  QUEUE_EMPTY: 'errEmpty',
  ALREADY_CLAIMED: 'errClaimed',
  NOT_OWNER: 'errNotOwner',
  AT_CAPACITY: 'errCapacity',
  SMS_UNAVAILABLE: 'errSms',
  TOO_MANY_REQUESTS: 'errTooMany',
};

/** What to tell the agent, with what to do next. A code that we have no words for is told in the server's. */
export function explain(error: unknown, texts: Messages): string {
  if (!(error instanceof ApiError)) return texts.errServer;
  const key = KEYS[error.code];
  if (key !== undefined) return texts[key];
  if (error.fields.length > 0) return texts.errInvalid;
  if (error.status >= 500) return texts.errServer;
  if (error.code === 'CONFLICT' && error.message === '') return texts.errConflict;
  return error.message === '' ? texts.errServer : error.message;
}
