import type { PDU, ShortMessage } from 'smpp';
import { toE164 } from '../../phone';
import { writtenAddress } from './addresses';

/** Which part of which text a delivery is. */
export interface Part {
  reference: number;
  total: number;
  number: number;
}

/** One deliver_sm (or data_sm) as plain values. Either `text`, or `octets` (hex) where the package cannot decode. */
export interface Delivery {
  /** E.164; as received when it is no telephone. */
  from: string;
  /** False for a short code or a name: it cannot be answered. */
  telephone: boolean;
  to: string;
  dataCoding: number;
  text?: string;
  octets?: string;
  part?: Part;
}

/** Above it the parts of a text are taken for texts of their own. Longest text of ours is 10,000 characters. */
const MOST_PARTS = 64;
const CONCATENATED_8 = 0x00;
const CONCATENATED_16 = 0x08;

/** What a customer sent; `country` is that of numbers without country code. */
export function toDelivery(pdu: PDU, country: string): Delivery {
  const raw = writtenAddress(pdu.source_addr ?? '', pdu.source_addr_ton ?? 0);
  const number = toE164(raw, country);
  const { body, udh } = contentOf(pdu);
  const part = partOfUdh(udh) ?? partOfSar(pdu);
  return {
    from: number ?? raw,
    telephone: number !== null,
    to: writtenAddress(pdu.destination_addr ?? '', pdu.dest_addr_ton ?? 0),
    dataCoding: pdu.data_coding ?? 0,
    ...(typeof body === 'string' ? { text: body } : { octets: body.toString('hex') }),
    ...(part ? { part } : {}),
  };
}

/** The body and the elements of its header; message_payload stands in for an empty short_message. */
export function contentOf(pdu: PDU): { body: string | Buffer; udh: Buffer[] } {
  const short = messageOf(pdu.short_message);
  if (short.message.length > 0 || pdu.message_payload === undefined)
    return { body: short.message, udh: elements(short) };
  const payload = messageOf(pdu.message_payload);
  return { body: payload.message, udh: elements(payload) };
}

function messageOf(field: PDU['short_message']): ShortMessage {
  if (field === undefined) return { message: '' };
  return typeof field === 'string' || Buffer.isBuffer(field) ? { message: field } : field;
}

function elements({ udh }: ShortMessage): Buffer[] {
  if (udh === undefined) return [];
  return Array.isArray(udh) ? udh : [udh];
}

function partOfUdh(udh: Buffer[]): Part | undefined {
  for (const element of udh) {
    const [kind, length] = element;
    if (kind === CONCATENATED_8 && length === 3 && element.length === 5)
      return checked(element.readUInt8(2), element.readUInt8(3), element.readUInt8(4));
    if (kind === CONCATENATED_16 && length === 4 && element.length === 6)
      return checked(element.readUInt16BE(2), element.readUInt8(4), element.readUInt8(5));
  }
  return undefined;
}

function partOfSar(pdu: PDU): Part | undefined {
  const { sar_msg_ref_num, sar_total_segments, sar_segment_seqnum } = pdu;
  if (sar_msg_ref_num === undefined || sar_total_segments === undefined || sar_segment_seqnum === undefined)
    return undefined;
  return checked(sar_msg_ref_num, sar_total_segments, sar_segment_seqnum);
}

function checked(reference: number, total: number, number: number): Part | undefined {
  const makesSense = total > 1 && total <= MOST_PARTS && number >= 1 && number <= total;
  return makesSense ? { reference, total, number } : undefined;
}
