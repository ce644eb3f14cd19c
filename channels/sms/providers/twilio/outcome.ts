import type { Receipt } from '../../../../src/contract/channel';

const MINUTE = 60_000;

/** The customer cannot have SMS from us: no mobile number, no route, blocked or unreachable. */
const NOT_BY_SMS = new Set([21211, 21408, 21612, 21614, 21635, 30003, 30004, 30005, 30006, 30007, 30008]);
/** Our account or number is not set up or used up: right after somebody has seen to it, so the message waits. */
const OUR_ACCOUNT = new Set([
  20003, 20005, 20404, 21212, 21603, 21606, 21659, 21660, 21701, 21703, 21705, 30002, 63038,
]);
/** Too much at once. */
const BUSY = new Set([14107, 20429, 21611, 30001, 30022]);

/** An answer of Twilio's API other than 2xx. */
export interface Refusal {
  status: number;
  /** Twilio's own code; null when the body held none. */
  code: number | null;
}

/**
 * What a refusal means for the message.
 * Source: https://www.twilio.com/docs/api/errors
 */
export function outcomeOf({ status, code }: Refusal): Receipt {
  const said = String(code ?? `HTTP_${status}`);
  if (code === 21610) return { outcome: 'rejected', code: 'OPTED_OUT_AT_CARRIER' };
  if (code !== null && NOT_BY_SMS.has(code)) return { outcome: 'rejected', code: said, elsewhere: true };
  if (isOurs({ status, code })) return { outcome: 'retry', code: said, afterMs: 5 * MINUTE };
  const later = status >= 500 || status === 408 || status === 429 || (code !== null && BUSY.has(code));
  if (later) return { outcome: 'retry', code: said };
  return { outcome: 'rejected', code: said };
}

/** True when the operator has to do something: credentials, account, number, or an address that leads elsewhere. */
export function isOurs({ status, code }: Refusal): boolean {
  return status === 401 || status === 403 || isRedirect(status) || (code !== null && OUR_ACCOUNT.has(code));
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}
