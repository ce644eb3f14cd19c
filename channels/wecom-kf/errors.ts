import type { Receipt } from '../../src/contract/channel';

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
  45009: { outcome: 'retry' },
  45033: { outcome: 'retry' },
  // Set up wrongly at the vendor: waits until somebody has put it right.
  48002: { outcome: 'retry' },
  60020: { outcome: 'retry' },
  95001: { outcome: 'closed' },
  40003: { outcome: 'rejected', elsewhere: true },
  40096: { outcome: 'rejected', elsewhere: true },
  84061: { outcome: 'rejected', elsewhere: true },
};

/** What the operator must do; other codes need nobody. */
const ADVICE: Record<number, string> = {
  40001: 'WeCom refuses the access token again and again; check WECOM_KF_SECRET.',
  48002: 'The app may not use this call: add it to the apps that may call 微信客服 at WeCom.',
  60020: 'The address of this machine is not trusted: add it to the trusted addresses of the app at WeCom.',
  95000: 'The app does not manage this customer-service account: bind it at WeCom.',
};

export function adviceOn(errcode: number): string | null {
  return ADVICE[errcode] ?? null;
}

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
