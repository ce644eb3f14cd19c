/** How an SMS is counted: characters used and allowed in the current number of parts. */
export interface SmsCount {
  alphabet: 'GSM-7' | 'UCS-2';
  used: number;
  /** What fits into this number of parts. */
  room: number;
  parts: number;
}

const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENDED = new Set('\f^{}\\[~]|€');

/** Counts as 3GPP TS 23.038 and 23.040 have it: 160 septets or 70 UTF-16 units, 153 or 67 in each part of several. */
export function countSms(text: string): SmsCount {
  const characters = [...text];
  const isGsm = characters.every((one) => BASIC.has(one) || EXTENDED.has(one));
  const [alone, each] = isGsm ? [160, 153] : [70, 67];
  const sizes = characters.map((one) => (isGsm ? (EXTENDED.has(one) ? 2 : 1) : one.length));
  const used = sizes.reduce((sum, size) => sum + size, 0);
  const parts = used <= alone ? 1 : packed(sizes, each);
  return { alphabet: isGsm ? 'GSM-7' : 'UCS-2', used, parts, room: parts === 1 ? alone : parts * each };
}

/** Parts that are needed when no character may be cut in two. */
function packed(sizes: number[], each: number): number {
  let [parts, filled] = [1, 0];
  for (const size of sizes) {
    if (filled + size > each) [parts, filled] = [parts + 1, 0];
    filled += size;
  }
  return parts;
}
