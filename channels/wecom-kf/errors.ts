import type { Receipt } from '../../src/contract/channel';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The access token is unknown or over: a new one helps. */
export const TOKEN_ERRORS: ReadonlySet<number> = new Set([40001, 40014, 41001, 42001]);
/** Passes by itself: the vendor is busy, or we were too quick. */
export const BUSY: ReadonlySet<number> = new Set([-1, 45009, 45033]);
/** A parameter is wrong; also what a msgid that was used before gets. */
export const BAD_PARAMETER = 40058;
/** The vendor has no such file, or no more: it is uploaded again. */
export const BAD_MEDIA = 40007;
/** The state of the service lets no message through. */
export const WRONG_STATE = 95018;

type Refusal = Exclude<Receipt, { outcome: 'sent' }>;
type Uncoded<T> = T extends unknown ? Omit<T, 'code'> : never;

/** What to do about an error code of send_msg. Source: https://developer.work.weixin.qq.com/document/path/90313 */
const RECEIPTS: Record<number, Uncoded<Refusal>> = {
  [-1]: { outcome: 'retry' },
  40001: { outcome: 'retry' },
  40014: { outcome: 'retry' },
  41001: { outcome: 'retry' },
  42001: { outcome: 'retry' },
  [BAD_MEDIA]: { outcome: 'retry' },
  45009: { outcome: 'retry', afterMs: MINUTE },
  45033: { outcome: 'retry', afterMs: 5_000 },
  /** Set up wrongly at the vendor (the address of this machine, the rights of the app): waits until somebody has. */
  48002: { outcome: 'retry', afterMs: HOUR },
  60020: { outcome: 'retry', afterMs: HOUR },
  95001: { outcome: 'closed' },
  40003: { outcome: 'rejected', elsewhere: true },
  40096: { outcome: 'rejected', elsewhere: true },
  84061: { outcome: 'rejected', elsewhere: true },
};

/** Every code that is not known to pass is permanent. */
export function receiptOf(errcode: number): Refusal {
  return { ...(RECEIPTS[errcode] ?? { outcome: 'rejected' }), code: `WECOM_${errcode}` };
}

/** What a later `msg_send_fail` means. Source: https://developer.work.weixin.qq.com/document/path/94699 */
export function failCode(failType: unknown): string {
  return typeof failType === 'number' && Number.isSafeInteger(failType)
    ? `WECOM_SEND_FAIL_${failType}`
    : 'WECOM_SEND_FAIL';
}
