const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Sent as escape and septet, so each costs two. */
const EXTENDED = new Set('\f^{}\\[~]|€');

/** Septets or UTF-16 units in each message of a series (3GPP TS 23.040). */
const PART = { 'GSM-7': 153, 'UCS-2': 67 };

export interface SmsLength {
  alphabet: 'GSM-7' | 'UCS-2';
  /** Septets, or UTF-16 units. */
  units: number;
}

/** The characters of the text that the GSM alphabet (3GPP TS 23.038) lacks, each once. */
export function outsideGsm(text: string): string[] {
  return [...new Set(text)].filter((char) => !BASIC.has(char) && !EXTENDED.has(char));
}

export function smsLength(text: string): SmsLength {
  if (outsideGsm(text).length > 0) return { alphabet: 'UCS-2', units: text.length };
  return { alphabet: 'GSM-7', units: [...text].reduce((sum, char) => sum + septets(char), 0) };
}

/**
 * Whether a series of this many messages, at least two, holds the text. A character that takes two units moves to
 * the next message when only one unit is left.
 */
export function fitsSeries(text: string, messages: number): boolean {
  const { alphabet } = smsLength(text);
  const part = PART[alphabet];
  let used = 0;
  for (const char of text) {
    const size = alphabet === 'GSM-7' ? septets(char) : char.length;
    if ((used % part) + size > part) used++;
    used += size;
  }
  return used <= messages * part;
}

function septets(char: string): number {
  return EXTENDED.has(char) ? 2 : 1;
}
