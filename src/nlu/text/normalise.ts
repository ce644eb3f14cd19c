import { foldCantonese } from './cantonese';
import { hanTable } from './han-table';

/** Longest text that is looked at, in UTF-16 units; what follows is ignored. */
export const MAX_TEXT = 2000;
const PLAIN_ASCII = /^[\x20-\x7e]*$/;
/** Zero-width and other invisible characters: they stand within words, so nothing takes their place. */
const INVISIBLE = /[\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]+/gu;
/** Control, private-use and unassigned characters, lone surrogates, and everything emoji. */
const NOISE = /[\p{C}\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe00-\ufe0f\u20e3\u{1f1e6}-\u{1f1ff}]+/gu;
const APOSTROPHES = /[\u2018\u2019\u02bc\uff07\u0060\u00b4]/g;
const HAN = /[\u3400-\u9fff]/;
const ACCENTED = /[\u00c0-\u024f\u1e00-\u1eff]/;
const ACCENTS = /(?<=[a-z])[\u0300-\u036f]+/g;

/** One spelling per meaning: capped, NFKC, lower case, simplified, without emoji, accents, control characters. */
export function normalise(raw: string): string {
  const text = raw.length > MAX_TEXT ? raw.slice(0, MAX_TEXT) : raw;
  if (PLAIN_ASCII.test(text)) return shorten(text.toLowerCase());
  const visible = text.normalize('NFKC').replace(INVISIBLE, '').replace(NOISE, ' ');
  const folded = withoutAccents(visible.replace(APOSTROPHES, "'").toLowerCase());
  const capped = shorten(folded.length > MAX_TEXT ? folded.slice(0, MAX_TEXT) : folded);
  return HAN.test(capped) ? foldCantonese(closeGaps(foldHan(capped))) : capped;
}

/** Tone marks of pinyin too; other scripts keep their marks. */
function withoutAccents(text: string): string {
  return ACCENTED.test(text) ? text.normalize('NFD').replace(ACCENTS, '').normalize('NFC') : text;
}

const LONG_LETTERS = /([a-z])\1\1+/;
const LONG_LETTERS_ALL = /([a-z])\1\1+/g;

/** "heeeelp" becomes "heelp": no word has a letter three times in a row. */
function shorten(text: string): string {
  if (!LONG_LETTERS.test(text)) return text;
  return text.replace(LONG_LETTERS_ALL, (run, letter: string) => (run === 'www' ? run : letter + letter));
}

const SPACED_HAN = /[\u3400-\u9fff]\s+(?=[\u3400-\u9fff])/;
const SPACED_HAN_ALL = /(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])/g;
const LONG_HAN = /([\u3400-\u9fff])\1\1+/;
const LONG_HAN_ALL = /([\u3400-\u9fff])\1\1+/g;
/** Characters that are said twice: 谢谢, 拜拜. */
const SAID_TWICE = /[谢拜嗯看试想]/;

/** Spaces between Han characters go; a character drawn out (怎么办办办办) stands once. */
function closeGaps(text: string): string {
  const closed = SPACED_HAN.test(text) ? text.replace(SPACED_HAN_ALL, '') : text;
  if (!LONG_HAN.test(closed)) return closed;
  return closed.replace(LONG_HAN_ALL, (run, char: string) => {
    if (run.length === closed.length) return run;
    return SAID_TWICE.test(char) ? char + char : char;
  });
}

function foldHan(text: string): string {
  const { fold } = hanTable();
  let out = '';
  let copied = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const simple = fold[code];
    if (simple === undefined || simple === code) continue;
    out += text.slice(copied, i) + String.fromCharCode(simple);
    copied = i + 1;
  }
  return copied === 0 ? text : out + text.slice(copied);
}

/** Letters and digits of the basic plane. */
const IN_KEY = new Uint8Array(0x10000);
for (let code = 0; code < 0x10000; code++) {
  if (/[\p{L}\p{N}]/u.test(String.fromCharCode(code))) IN_KEY[code] = 1;
}
const APOSTROPHE = 0x27;
const SPACE = 0x20;
const SURROGATE = /[\ud800-\udfff]/;
const NOT_WORD = /[^\p{L}\p{N}]+/gu;
const HAN_GAP = /(?<=[\u3400-\u9fff]) | (?=[\u3400-\u9fff])/g;

/** Key under which a question matches exactly: {@link normalise}d, without punctuation and spaces around Han. */
export function exactKey(normalised: string): string {
  if (SURROGATE.test(normalised)) return keyOfAnyPlane(normalised);
  let key = '';
  let from = -1;
  let last = 0;
  let isGap = false;
  for (let at = 0; at < normalised.length; at++) {
    const code = normalised.charCodeAt(at);
    if (IN_KEY[code] === 1) {
      if (from < 0) {
        from = at;
        if (isGap && last !== 0 && !isHan(last) && !isHan(code)) key += ' ';
        isGap = false;
      }
      last = code;
      continue;
    }
    if (code === SPACE && from >= 0 && !isHan(last) && isNarrowWord(normalised.charCodeAt(at + 1))) continue;
    if (from >= 0) key += normalised.slice(from, at);
    from = -1;
    isGap ||= code !== APOSTROPHE;
  }
  return from < 0 ? key : key + normalised.slice(from);
}

function isNarrowWord(code: number): boolean {
  return IN_KEY[code] === 1 && !isHan(code);
}

function isHan(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff;
}

/** Why apart: letters of the other planes take two units each. */
function keyOfAnyPlane(normalised: string): string {
  return normalised.replace(/'/g, '').replace(NOT_WORD, ' ').trim().replace(HAN_GAP, '');
}

const HAS_DATA = /\d{4}|@|:\/\/|www\./;
const DATA =
  /[\w.+-]{1,64}@[\w.-]{1,253}|(?:https?:\/\/|www\.)[^\s\u3000-\u9fff]{1,2000}|(?<![a-z0-9])[+]?\d[\d ,.-]{2,40}\d(?![a-z0-9])/g;

/** What the classifier sees: {@link normalise}d text without addresses and long numbers, which differ for everybody. */
export function withoutData(normalised: string): string {
  return HAS_DATA.test(normalised) ? normalised.replace(DATA, ' ') : normalised;
}
