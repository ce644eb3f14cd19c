/** An address with type of number and numbering plan (SMPP 3.4, 5.2.5 and 5.2.6). */
export interface Address {
  ton: number;
  npi: number;
  address: string;
}

const TON = { unknown: 0, international: 1, networkSpecific: 3, alphanumeric: 5 } as const;
const NPI = { unknown: 0, isdn: 1 } as const;
/** Short codes are of one network; longer numbers without `+`, such as 1069..., are in the form that the operator gave. */
const LONGEST_SHORT_CODE = 8;

/** From `+8613...`, `12345`, `BANK`, or `ton:npi:address`. */
export function sourceAddress(text: string): Address {
  const given = /^(\d):(\d+):(.+)$/.exec(text);
  if (given) return { ton: Number(given[1]), npi: Number(given[2]), address: given[3] ?? '' };
  if (text.startsWith('+')) return destinationAddress(text);
  if (!/^\d+$/.test(text)) return { ton: TON.alphanumeric, npi: NPI.unknown, address: text };
  if (text.length <= LONGEST_SHORT_CODE) return { ton: TON.networkSpecific, npi: NPI.unknown, address: text };
  return { ton: TON.unknown, npi: NPI.isdn, address: text };
}

/** From E.164; the plus is said by the type of number. */
export function destinationAddress(e164: string): Address {
  return { ton: TON.international, npi: NPI.isdn, address: e164.replace(/^\+/, '') };
}

/** As people write it: an international number gets its plus back. */
export function writtenAddress(address: string, ton: number): string {
  return ton === TON.international && /^\d+$/.test(address) ? `+${address}` : address;
}
