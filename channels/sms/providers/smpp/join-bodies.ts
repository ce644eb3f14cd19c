import type { Part } from './delivery';

/** Stands where a part of a text never came. */
const GAP = ' […] ';

/** data_coding that npm smpp leaves as bytes (SMPP 3.4, 5.2.19); 15 is GBK at Chinese centres, as in CMPP. */
const CHARSETS: Record<number, string> = {
  5: 'shift_jis',
  6: 'iso-8859-5',
  7: 'iso-8859-8',
  14: 'euc-kr',
  15: 'gbk',
};

interface Body {
  dataCoding: number;
  text?: string | undefined;
  octets?: string | undefined;
  part?: Part | undefined;
}

/** The whole text, or null when it is none, and the numbers of the parts that did not come. */
export function joinBodies(parts: readonly Body[]): { text: string | null; missing: number[] } {
  const [first] = parts;
  if (!first) return { text: null, missing: [] };
  if (!first.part) return { text: textOf([first]), missing: [] };
  const byNumber = new Map(parts.map((part) => [part.part?.number ?? 0, part]));
  const missing: number[] = [];
  const pieces: string[] = [];
  let run: Body[] = [];
  for (let number = 1; number <= first.part.total; number += 1) {
    const part = byNumber.get(number);
    if (part) {
      run.push(part);
      continue;
    }
    missing.push(number);
    pieces.push(textOf(run) ?? '');
    run = [];
  }
  const last = textOf(run);
  if (last === null && pieces.every((piece) => piece === '')) return { text: null, missing };
  return { text: [...pieces, last ?? ''].join(GAP), missing };
}

/** Why joined before decoding: a character of two bytes, or a surrogate pair, may lie across two parts. */
function textOf(run: readonly Body[]): string | null {
  const [first] = run;
  if (!first) return null;
  if (run.every(({ text }) => text !== undefined)) return clean(run.map(({ text }) => text).join(''));
  const charset = CHARSETS[first.dataCoding & 0x0f];
  if (charset === undefined) return null;
  const bytes = Buffer.concat(
    run.map(({ octets, text }) => Buffer.from(octets ?? text ?? '', octets ? 'hex' : 'latin1')),
  );
  return clean(new TextDecoder(charset).decode(bytes));
}

/** The escape of an unknown extension is a space (3GPP TS 23.038, 6.2.1.1); half a surrogate pair is no text. */
function clean(text: string): string {
  return text.replaceAll('\u001b', ' ').toWellFormed();
}
