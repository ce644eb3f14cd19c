import type { PDU } from 'smpp';
import type { DeliveryReport } from '../../../../src/contract/channel';
import { contentOf } from './delivery';
import type { SmppSettings } from './settings';

type IdForm = SmppSettings['SMPP_RECEIPT_IDS'];

const RECEIPT = 0x04;
const INTERMEDIATE = 0x20;
/** message_state (SMPP 3.4, 5.2.28) as the word of the text form. */
const STATES: Record<number, string> = {
  1: 'ENROUTE',
  2: 'DELIVRD',
  3: 'EXPIRED',
  4: 'DELETED',
  5: 'UNDELIV',
  6: 'ACCEPTD',
  7: 'UNKNOWN',
  8: 'REJECTD',
};
/** Not the last word on a message. */
const PASSING = new Set(['ENROUTE', 'ACCEPTD', 'UNKNOWN']);

/** Whether the centre speaks here, not a customer. */
export function isReceipt(pdu: PDU): boolean {
  const kind = (pdu.esm_class ?? 0) & 0x3c;
  if (kind === RECEIPT || kind === INTERMEDIATE) return true;
  // Some centres leave esm_class at 0.
  return pdu.receipted_message_id !== undefined && pdu.message_state !== undefined;
}

/**
 * What a receipt says, or null when it says nothing final. Standard words of the state, or an operator's own, which are
 * failures (`MK:0001` of China Mobile). Source: SMPP 3.4, appendix B.
 */
export function readReceipt(pdu: PDU, ids: IdForm, at: Date): DeliveryReport | null {
  if (((pdu.esm_class ?? 0) & 0x3c) === INTERMEDIATE) return null;
  const { body } = contentOf(pdu);
  const text = typeof body === 'string' ? body : body.toString('latin1');
  const inText = field(text, 'id');
  const inField = pdu.receipted_message_id;
  // Why: centres that change the form of the id do so in the text; the optional field may have either form.
  const id = ids === 'same' ? (inField ?? inText) : (inText ?? inField);
  const state = STATES[pdu.message_state ?? 0] ?? field(text, 'stat')?.toUpperCase();
  if (id === undefined || state === undefined || PASSING.has(state)) return null;
  const vendorId = receiptId(id, ids);
  if (state === 'DELIVRD') return { vendorId, state: 'delivered', at };
  const error = field(text, 'err');
  return { vendorId, state: 'failed', code: error === undefined ? state : `${state}:${error}`, at };
}

/** The id in the answer to submit_sm, as receipts will have it. */
export function sentId(id: string, ids: IdForm): string {
  return ids === 'same' ? id : decimal(id, 'hex');
}

function receiptId(id: string, ids: IdForm): string {
  return ids === 'same' ? id : decimal(id, 'decimal');
}

/** Without leading zeros; what is no number stays as it is. */
function decimal(id: string, form: 'hex' | 'decimal'): string {
  const digits = id.trim();
  if (form === 'decimal') return /^\d{1,40}$/.test(digits) ? BigInt(digits).toString() : id;
  return /^[0-9a-f]{1,40}$/i.test(digits) ? BigInt(`0x${digits}`).toString() : id;
}

/** `name:value`, where names may stand in any order and case; the text of the message, which comes last, is not searched. */
function field(text: string, name: string): string | undefined {
  const [head = ''] = text.split(/\btext:/i, 1);
  return new RegExp(`(?:^|\\s)${name}:(\\S+)`, 'i').exec(head)?.[1];
}
