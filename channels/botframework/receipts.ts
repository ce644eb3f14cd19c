import type { Receipt } from '../../src/contract/channel';
import { ConnectorRefusal } from './connector-client';
import { LoginRefused } from './credentials';
import { NetworkFailure } from './http-call';

/** The bot was removed, blocked or may not write there: another channel may still reach the customer. */
const UNREACHABLE = new Set([403, 404, 405, 410]);
/**
 * Teams asks to repeat 412, 429, 502 and 504.
 * Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
const PASSING = new Set([401, 408, 412, 425, 429]);

/** What a failed send means. Null for an error that is not the vendor's. */
export function receiptOf(error: unknown): Receipt | null {
  if (error instanceof ConnectorRefusal) return ofStatus(error);
  if (error instanceof LoginRefused) return { outcome: 'retry', code: `LOGIN_${error.status}` };
  if (!(error instanceof NetworkFailure)) return null;
  return { outcome: error.mayHaveArrived ? 'unknown' : 'retry', code: error.code };
}

function ofStatus({ status, code, retryAfterMs }: ConnectorRefusal): Receipt {
  if (status >= 500 || PASSING.has(status)) {
    return { outcome: 'retry', code, ...(retryAfterMs !== undefined && { afterMs: retryAfterMs }) };
  }
  return { outcome: 'rejected', code, ...(UNREACHABLE.has(status) && { elsewhere: true }) };
}
