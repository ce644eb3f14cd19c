import { AppError } from '../contract/errors';

/** Longest text of one message in the unit that the vendor counts in. */
export interface TextLimit {
  max: number;
  unit: 'utf16' | 'utf8' | 'code-point';
}

const SENTENCE_END = /(?:[。！？；…]+["'”’」』）)]*|[.!?;]+["'”’)]*(?=\s)|\n)\s*/gu;
const WORD_END = /\s+|[，、,]/gu;
/** What must not start a part: it belongs to the code point before it. */
const CONTINUES = /^[\p{M}\p{Emoji_Modifier}\u200d]/u;

/** Length of the text in the given unit. */
export function textLength(text: string, unit: TextLimit['unit']): number {
  if (unit === 'utf16') return text.length;
  if (unit === 'utf8') return Buffer.byteLength(text, 'utf8');
  return Array.from(text).length;
}

/**
 * Cuts a text into parts of at most `limit.max` units that joined give the text again. It cuts after a sentence, else
 * after a word, else between code points (never inside a surrogate pair, and not inside an emoji sequence if avoidable).
 * Throws CONFIG_INVALID for a limit below 4, the size of one code point in UTF-8.
 */
export function splitText(text: string, limit: TextLimit): string[] {
  if (limit.max < 4) throw new AppError('CONFIG_INVALID', 'The text limit of a channel must be at least 4.');
  const parts: string[] = [];
  let rest = text;
  while (rest !== '') {
    const fits = fittingPrefix(rest, limit);
    const end = fits === rest.length ? fits : cutBefore(rest, fits);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return parts;
}

/** UTF-16 length of the longest prefix that keeps the limit and ends between code points. */
function fittingPrefix(text: string, { max, unit }: TextLimit): number {
  let used = 0;
  let end = 0;
  for (const char of text) {
    used += unit === 'code-point' ? 1 : textLength(char, unit);
    if (used > max) break;
    end += char.length;
  }
  return end;
}

/** The best place to cut at or before `fits`; a sentence or word that ends in the first third is not worth it. */
function cutBefore(text: string, fits: number): number {
  const least = Math.ceil(fits / 3);
  for (const border of [SENTENCE_END, WORD_END]) {
    const cut = lastEnd(text.slice(0, fits + 1), border, fits);
    if (cut >= least) return cut;
  }
  return beforeSequence(text, fits, least);
}

function lastEnd(text: string, border: RegExp, fits: number): number {
  let last = 0;
  for (const match of text.matchAll(border)) {
    const end = match.index + match[0].length;
    if (end <= fits) last = end;
  }
  return last;
}

/** Steps back out of an emoji or combining sequence; gives up at `least`. */
function beforeSequence(text: string, fits: number, least: number): number {
  let cut = fits;
  while (cut > least && (CONTINUES.test(text.slice(cut, cut + 2)) || text[cut - 1] === '\u200d')) {
    cut -= (text.codePointAt(cut - 2) ?? 0) > 0xffff ? 2 : 1;
  }
  return cut > least ? cut : fits;
}
