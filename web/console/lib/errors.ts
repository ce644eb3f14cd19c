import { explainError } from '../../shared/lib/explain';
import type { Messages } from '../messages';

/** What to tell the agent, with what to do next. */
export function explain(error: unknown, texts: Messages): string {
  return explainError(error, texts, {
    NOT_FOUND: texts.errNotFound,
    QUEUE_EMPTY: texts.errEmpty,
    ALREADY_CLAIMED: texts.errClaimed,
    NOT_OWNER: texts.errNotOwner,
    AT_CAPACITY: texts.errCapacity,
    SMS_UNAVAILABLE: texts.errSms,
  });
}
