import type { EnglishWording } from './english-wording';
import { englishShorthand } from './shorthand';

/** Longer texts are left as they are: bounds the work of one reading. */
export const MOST_WORDS = 40;

export interface EnglishReading {
  text: string;
  words: number;
  /** Words that were taken for others. */
  changed: number;
  /** Words that stay unknown. */
  unknown: number;
}

const TOKEN = /[a-z0-9@$]+/g;
const LEET = /[0-9@$]/g;
const LETTERS: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  8: 'b',
  '@': 'a',
  $: 's',
};
const HAS_LETTER = /[a-z]/;

/** Corrects typing slips, digits for letters, shorthand, and words written as one; known words stay as they are. */
export function readEnglish(normalised: string, wording: EnglishWording): EnglishReading | undefined {
  const tokens = normalised.replaceAll("'", '').match(TOKEN) ?? [];
  if (tokens.length > MOST_WORDS) return undefined;
  const reading: EnglishReading = { text: '', words: tokens.length, changed: 0, unknown: 0 };
  let previous = '';
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? '';
    const joined = token + (tokens[at + 1] ?? '');
    const isApart =
      !wording.has(token) && joined !== token && !wording.has(tokens[at + 1] ?? '') && wording.has(joined);
    const word = isApart ? joined : readWord(token, previous, wording);
    if (isApart) at++;
    if (word !== token) reading.changed++;
    else if (HAS_LETTER.test(token) && !wording.has(token)) reading.unknown++;
    reading.text += reading.text === '' ? word : ` ${word}`;
    previous = word.slice(word.lastIndexOf(' ') + 1);
  }
  return reading;
}

function readWord(token: string, previous: string, wording: EnglishWording): string {
  const short = englishShorthand(token);
  if (short !== undefined) return short;
  if (wording.has(token) || !HAS_LETTER.test(token)) return token;
  for (const spelling of spellingsOf(token)) {
    if (wording.has(spelling)) return spelling;
    const corrected = wording.correct(spelling, previous) ?? wording.split(spelling, previous);
    if (corrected !== undefined) return corrected;
  }
  return token;
}

/** The token itself, or what it is when its digits and signs stand for letters. */
function spellingsOf(token: string): string[] {
  if (token.search(LEET) < 0) return [token];
  const letters = token.replace(LEET, (sign) => LETTERS[sign] ?? sign);
  return token.includes('1')
    ? [letters, token.replace(LEET, (sign) => (sign === '1' ? 'l' : (LETTERS[sign] ?? sign)))]
    : [letters];
}
