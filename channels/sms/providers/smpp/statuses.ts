import type { Receipt } from '../../../../src/contract/channel';

/** command_status by name (SMPP 3.4, 5.1.3). */
export const STATUS = {
  ESME_ROK: 0x00,
  ESME_RINVBNDSTS: 0x04,
  ESME_RALYBND: 0x05,
  ESME_RSYSERR: 0x08,
  ESME_RINVSRCADR: 0x0a,
  ESME_RINVDSTADR: 0x0b,
  ESME_RBINDFAIL: 0x0d,
  ESME_RINVPASWD: 0x0e,
  ESME_RINVSYSID: 0x0f,
  ESME_RMSGQFUL: 0x14,
  ESME_RSUBMITFAIL: 0x45,
  ESME_RINVDSTTON: 0x50,
  ESME_RINVDSTNPI: 0x51,
  ESME_RTHROTTLED: 0x58,
  ESME_RX_T_APPN: 0x64,
  ESME_RX_P_APPN: 0x65,
  ESME_RSERTYPUNAVAIL: 0x102,
} as const;

/** The centre wants fewer messages. */
const CONGESTED = new Set<number>([STATUS.ESME_RTHROTTLED, STATUS.ESME_RMSGQFUL]);
/** It did not take the message now, but may later. Whatever is not named is about the message, and permanent. */
const TEMPORARY = new Set<number>([
  ...CONGESTED,
  STATUS.ESME_RINVBNDSTS,
  STATUS.ESME_RSYSERR,
  STATUS.ESME_RX_T_APPN,
  STATUS.ESME_RSERTYPUNAVAIL,
]);
/** This customer cannot be reached by SMS. */
const BAD_DESTINATION = new Set<number>([
  STATUS.ESME_RINVDSTADR,
  STATUS.ESME_RINVDSTTON,
  STATUS.ESME_RINVDSTNPI,
]);
const WAIT_MS = { congested: 5_000, temporary: 10_000 };

const NAMES = new Map<number, string>(Object.entries(STATUS).map(([name, code]) => [code, name]));

export function statusName(status: number): string {
  return NAMES.get(status) ?? `SMPP_0x${status.toString(16).padStart(4, '0')}`;
}

export function isCongestion(status: number): boolean {
  return CONGESTED.has(status);
}

/** The receipt for a submit_sm that the centre refused. */
export function refusal(status: number): Extract<Receipt, { outcome: 'retry' | 'rejected' }> {
  const code = statusName(status);
  if (isCongestion(status)) return { outcome: 'retry', code, afterMs: WAIT_MS.congested };
  if (TEMPORARY.has(status)) return { outcome: 'retry', code, afterMs: WAIT_MS.temporary };
  if (BAD_DESTINATION.has(status)) return { outcome: 'rejected', code, elsewhere: true };
  return { outcome: 'rejected', code };
}
