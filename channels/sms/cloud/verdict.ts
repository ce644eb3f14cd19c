import type { Receipt } from '../../../src/contract/channel';
import type { Logger } from '../../../src/contract/ports';

/** What a vendor's code means for a message. A `hint` tells the operator what to put right. */
export type Verdict =
  | { outcome: 'retry'; wait?: (now: Date) => number }
  | { outcome: 'rejected'; elsewhere?: true; hint?: string }
  | { outcome: 'unknown' };

/** A table by code. Why a map: a vendor's word must not find what every object has, such as `constructor`. */
export function verdicts(table: Record<string, Verdict>): ReadonlyMap<string, Verdict> {
  return new Map(Object.entries(table));
}

export const AGAIN: Verdict = { outcome: 'retry' };
export const UNKNOWN: Verdict = { outcome: 'unknown' };
/** This text will never be sent. */
export const NEVER: Verdict = { outcome: 'rejected' };
/** This customer cannot be reached by SMS. */
export const ELSEWHERE: Verdict = { outcome: 'rejected', elsewhere: true };

export function after(wait: (now: Date) => number): Verdict {
  return { outcome: 'retry', wait };
}

/** Nothing can be sent until the operator has done something; the customer may be reached on another channel. */
export function operator(hint: string): Verdict {
  return { outcome: 'rejected', elsewhere: true, hint };
}

/** The verdict as a receipt; what the operator must know is logged, with the vendor's code and nothing of the message. */
export function receiptOf(code: string, verdict: Verdict | undefined, now: Date, logger: Logger): Receipt {
  const known = /^[\w.-]{1,96}$/.test(code) ? code : 'UNKNOWN_CODE';
  if (!verdict) {
    logger.warn({ code: known }, 'The SMS gateway refused a message with a code that we do not know.');
    return { outcome: 'rejected', code: known };
  }
  if (verdict.outcome === 'unknown') return { outcome: 'unknown', code: known };
  if (verdict.outcome === 'retry') {
    return { outcome: 'retry', code: known, ...(verdict.wait && { afterMs: verdict.wait(now) }) };
  }
  if (verdict.hint !== undefined) logger.error({ code: known }, verdict.hint);
  return { outcome: 'rejected', code: known, ...(verdict.elsewhere && { elsewhere: true }) };
}
