import { createHash } from 'node:crypto';
import { encodings, type PduFields } from 'smpp';
import { encodingOf, splitIntoSegments } from '../../segments';
import { destinationAddress } from './addresses';
import type { SmppConfig } from './config';

const UCS2 = 8;
const RECEIPT_WANTED = 1;
const UDH_PRESENT = 0x40;

export interface EncodedSms {
  /** The submit_sm to send, in order; the last asks for a receipt. */
  pdus: PduFields[];
  /** Short messages that the customer's network counts. */
  segments: number;
}

type Wire = Pick<SmppConfig, 'source' | 'concatenation' | 'gsmDataCoding'>;

/**
 * A text as submit_sm. GSM text is sent unpacked, one octet per septet; any other as UCS-2, big-endian.
 * `key` is the log id: a later attempt has the same reference, so that it can go on where the last one stopped.
 */
export function encodeSms(wire: Wire, to: string, text: string, key: string): EncodedSms {
  const isGsm = encodingOf(text) === 'GSM-7';
  const octets = (part: string) => (isGsm ? encodings.ASCII.encode(part) : utf16be(part));
  const base = { ...addresses(wire, to), data_coding: isGsm ? wire.gsmDataCoding : UCS2 };
  const parts = splitIntoSegments(text);
  const segments = parts.length;
  if (segments === 1)
    return {
      pdus: [{ ...base, registered_delivery: RECEIPT_WANTED, short_message: octets(text) }],
      segments,
    };
  if (wire.concatenation === 'payload') {
    const empty = Buffer.alloc(0);
    const whole = { short_message: empty, message_payload: octets(text) };
    return { pdus: [{ ...base, registered_delivery: RECEIPT_WANTED, ...whole }], segments };
  }
  const reference = referenceOf(key);
  const pdus = parts.map((part, index) => ({
    ...base,
    registered_delivery: index === segments - 1 ? RECEIPT_WANTED : 0,
    ...joint(wire.concatenation, octets(part), [reference, segments, index + 1]),
  }));
  return { pdus, segments };
}

/**
 * The number by which a phone knows the parts of one text. Log ids end with the position in the conversation, so texts
 * to one customer differ until 256 of them have been sent.
 */
export function referenceOf(key: string): number {
  const position = /\d{1,15}$/.exec(key)?.[0];
  if (position !== undefined) return Number(position) % 256;
  return createHash('sha256').update(key).digest().readUInt8(0);
}

/** Fields that say which part of which text this is (3GPP TS 23.040, 9.2.3.24.1; SMPP 3.4, 5.3.2.22 to 24). */
function joint(
  concatenation: SmppConfig['concatenation'],
  octets: Buffer,
  [reference, total, number]: [number, number, number],
): PduFields {
  if (concatenation === 'sar') {
    const sar = { sar_msg_ref_num: reference, sar_total_segments: total, sar_segment_seqnum: number };
    return { short_message: octets, ...sar };
  }
  const udh = Buffer.from([5, 0, 3, reference, total, number]);
  return { esm_class: UDH_PRESENT, short_message: Buffer.concat([udh, octets]) };
}

function addresses({ source }: Wire, to: string): PduFields {
  const destination = destinationAddress(to);
  return {
    source_addr_ton: source.ton,
    source_addr_npi: source.npi,
    source_addr: source.address,
    dest_addr_ton: destination.ton,
    dest_addr_npi: destination.npi,
    destination_addr: destination.address,
  };
}

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}
