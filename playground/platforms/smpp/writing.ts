import { encodings, type PduFields } from 'smpp';

const UCS2 = 8;
const UDH_PRESENT = 0x40;
const ROOM = { gsm: { single: 160, part: 153 }, ucs2: { single: 70, part: 67 } };
const GSM = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà\f^{}\\[~\]|€]*$/;

/** A customer's text as the deliver_sm that a centre makes of it, in the order of its parts. */
export function deliveriesOf(from: string, to: string, text: string, reference: number): PduFields[] {
  const isGsm = GSM.test(text);
  const octets = (part: string) =>
    isGsm ? encodings.ASCII.encode(part) : Buffer.from(part, 'utf16le').swap16();
  const { single, part } = isGsm ? ROOM.gsm : ROOM.ucs2;
  const base: PduFields = {
    source_addr_ton: 1,
    source_addr_npi: 1,
    source_addr: from.replace(/^\+/, ''),
    destination_addr: to,
    data_coding: isGsm ? 0 : UCS2,
  };
  const size = (some: string) => (isGsm ? octets(some).length : some.length);
  if (size(text) <= single) return [{ ...base, short_message: octets(text) }];
  const pieces = cut(text, part, size);
  return pieces.map((piece, index) => ({
    ...base,
    esm_class: UDH_PRESENT,
    short_message: Buffer.concat([
      Buffer.from([5, 0, 3, reference, pieces.length, index + 1]),
      octets(piece),
    ]),
  }));
}

/** Why no care for surrogate pairs: many phones tear them, and the receiver has to put up with it. */
function cut(text: string, room: number, size: (some: string) => number): string[] {
  const pieces: string[] = [''];
  for (let at = 0; at < text.length; at += 1) {
    const last = pieces.at(-1) ?? '';
    const next = last + text.charAt(at);
    if (size(next) > room) pieces.push(text.charAt(at));
    else pieces[pieces.length - 1] = next;
  }
  return pieces;
}
