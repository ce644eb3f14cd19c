import { encodings, type PDU, type ShortMessage } from 'smpp';

const UCS2 = 8;
const UDH_PRESENT = 0x40;
const OCTETS = 140;
const SEPTETS = { single: 160, part: 153 };
const CODINGS = new Set([0, 1, UCS2]);

/** A submit_sm as a phone gets it. */
export interface Segment {
  text: string;
  /** Of a text in several. */
  part?: { reference: number; total: number; number: number };
  /** The whole text came in message_payload; the centre splits it. */
  payload: boolean;
}

export function segmentOf(pdu: PDU): Segment {
  const payload = pdu.message_payload !== undefined;
  const { message, udh } = messageOf(payload ? pdu.message_payload : pdu.short_message);
  const text = typeof message === 'string' ? message : message.toString('latin1');
  const part = partOf(udh, pdu);
  return { text, payload, ...(part ? { part } : {}) };
}

/** A strict centre's eye on the submit_sm of one client: each by itself, and the parts of a text in their order. */
export class Orders {
  private readonly lastParts = new Map<string, number>();

  faultsOf(pdu: PDU): string[] {
    const { part } = segmentOf(pdu);
    const faults = faultsOf(pdu);
    if (!part) return faults;
    const key = `${pdu.destination_addr ?? ''}|${part.reference}|${part.total}`;
    const before = this.lastParts.get(key) ?? 0;
    this.lastParts.set(key, part.number);
    return part.number === (before % part.total) + 1
      ? faults
      : [...faults, `part ${part.number} after ${before}`];
  }
}

/** What a strict centre, or the radio network behind it, would find wrong with a submit_sm. */
function faultsOf(pdu: PDU): string[] {
  const segment = segmentOf(pdu);
  const coding = pdu.data_coding ?? 0;
  const faults = lengthFaults(segment, coding, (pdu.esm_class ?? 0) & UDH_PRESENT);
  if (!CODINGS.has(coding)) faults.push(`data_coding ${coding}`);
  if (!pdu.source_addr) faults.push('no source_addr');
  if (!/^\d{3,15}$/.test(pdu.destination_addr ?? '')) faults.push('destination_addr is no number');
  if (/[\ud800-\udbff]$/.test(segment.text)) faults.push('a surrogate pair is torn');
  return [...faults, ...receiptFaults(segment, pdu.registered_delivery ?? 0)];
}

function lengthFaults({ text, part, payload }: Segment, coding: number, udhPresent: number): string[] {
  if (payload) return [];
  const faults: string[] = [];
  const header = udhPresent ? 6 : 0;
  if (coding === UCS2 && text.length * 2 + header > OCTETS) faults.push(`${text.length} UCS-2 characters`);
  const septets = encodings.ASCII.encode(text).length;
  if (coding !== UCS2 && septets > (part ? SEPTETS.part : SEPTETS.single)) faults.push(`${septets} septets`);
  if (udhPresent && !part) faults.push('a header without a part number');
  return faults;
}

/** One receipt for a whole text is enough, and all that we count on. */
function receiptFaults({ part }: Segment, registered: number): string[] {
  const last = !part || part.number === part.total;
  return (registered === 1) === last
    ? []
    : [`registered_delivery ${registered} on part ${part?.number ?? 1}`];
}

function messageOf(field: PDU['short_message']): ShortMessage {
  if (field === undefined) return { message: '' };
  return typeof field === 'string' || Buffer.isBuffer(field) ? { message: field } : field;
}

function partOf(udh: ShortMessage['udh'], pdu: PDU): Segment['part'] {
  for (const element of Array.isArray(udh) ? udh : []) {
    if (element.length === 5 && element[0] === 0)
      return { reference: element[2] ?? 0, total: element[3] ?? 0, number: element[4] ?? 0 };
  }
  const { sar_msg_ref_num: reference, sar_total_segments: total, sar_segment_seqnum: number } = pdu;
  if (reference === undefined || total === undefined || number === undefined) return undefined;
  return { reference, total, number };
}
