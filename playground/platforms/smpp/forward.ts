import type { PDU, PduFields } from 'smpp';

/** What one client sends is delivered to the other with the same bytes. */
export function forwarded(pdu: PDU): PduFields {
  const { source_addr_ton, source_addr_npi, source_addr, dest_addr_ton, dest_addr_npi, destination_addr } =
    pdu;
  const addresses = {
    source_addr_ton: source_addr_ton ?? 0,
    source_addr_npi: source_addr_npi ?? 0,
    source_addr: source_addr ?? '',
    dest_addr_ton: dest_addr_ton ?? 0,
    dest_addr_npi: dest_addr_npi ?? 0,
    destination_addr: destination_addr ?? '',
  };
  return {
    ...addresses,
    esm_class: pdu.esm_class ?? 0,
    data_coding: pdu.data_coding ?? 0,
    short_message: rebuilt(pdu),
  };
}

/** Why: the package gives a header back without its length byte. */
function rebuilt({ short_message }: PDU): NonNullable<PduFields['short_message']> {
  if (short_message === undefined || typeof short_message === 'string' || Buffer.isBuffer(short_message))
    return short_message ?? '';
  if (!Array.isArray(short_message.udh)) return short_message.message;
  const elements = Buffer.concat(short_message.udh);
  return { message: short_message.message, udh: Buffer.concat([Buffer.from([elements.length]), elements]) };
}
