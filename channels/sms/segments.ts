/**
 * How a text is cut into the short messages that carry it (3GPP TS 23.038 and 23.040). A text of the GSM alphabet holds
 * 160 septets in one message and 153 in each of several; any other text is UCS-2 with 70 and 67 UTF-16 units.
 */
export type Encoding = 'GSM-7' | 'UCS-2';

/** `standard`: by the alphabet. `per-character`: as Chinese gateways bill, 70 and 67 whatever the alphabet. */
export type Counting = 'standard' | 'per-character';

const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Sent as escape and septet, so each costs two. */
const EXTENDED = new Set('\f^{}\\[~]|€');

const ROOM = { 'GSM-7': { single: 160, part: 153 }, 'UCS-2': { single: 70, part: 67 } };

/** UTF-16 units of UCS-2 text that this many messages hold when no character falls on a border. */
export function unitsIn(segments: number): number {
  return segments === 1 ? ROOM['UCS-2'].single : segments * ROOM['UCS-2'].part;
}

/** One character outside the GSM alphabet, such as a backtick, makes the whole text UCS-2. */
export function encodingOf(text: string): Encoding {
  for (const char of text) if (!BASIC.has(char) && !EXTENDED.has(char)) return 'UCS-2';
  return 'GSM-7';
}

/** How many messages the text takes, signature and tail included when they are in it; an empty text takes one. */
export function countSegments(text: string, counting: Counting = 'standard'): number {
  return splitIntoSegments(text, counting).length;
}

/**
 * The text of each message, in order; joined they are the text again. No surrogate pair and no extension character
 * (escape and septet) lies across two.
 */
export function splitIntoSegments(text: string, counting: Counting = 'standard'): string[] {
  const encoding = counting === 'standard' ? encodingOf(text) : 'UCS-2';
  const { single, part } = ROOM[encoding];
  const sizes = Array.from(text, (char) => ({ char, size: sizeOf(char, encoding) }));
  const total = sizes.reduce((sum, { size }) => sum + size, 0);
  if (total <= single) return [text];
  const parts: string[] = [];
  let current = '';
  let used = 0;
  for (const { char, size } of sizes) {
    if (used + size > part) {
      parts.push(current);
      current = '';
      used = 0;
    }
    current += char;
    used += size;
  }
  return [...parts, current];
}

function sizeOf(char: string, encoding: Encoding): number {
  if (encoding === 'UCS-2') return char.length;
  return EXTENDED.has(char) ? 2 : 1;
}
