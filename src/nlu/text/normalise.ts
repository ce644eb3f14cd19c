import { foldCantonese } from './cantonese';
import { hanTable } from './han-table';

/** Longest text that is looked at, in UTF-16 units; what follows is ignored. */
export const MAX_TEXT = 2000;

const PLAIN_ASCII = /^[\x20-\x7e]*$/;
/** Control, format, private-use and unassigned characters, lone surrogates, and everything emoji. */
const NOISE = /[\p{C}\p{Extended_Pictographic}\u200d\ufe00-\ufe0f\u{1f1e6}-\u{1f1ff}]+/gu;
const APOSTROPHES = /[\u2018\u2019\u02bc\uff07\u0060\u00b4]/g;
const HAN = /[\u3400-\u9fff]/;

/** One spelling per meaning: capped, NFKC, lower case, simplified, without emoji and control characters. */
export function normalise(raw: string): string {
  const text = raw.length > MAX_TEXT ? raw.slice(0, MAX_TEXT) : raw;
  if (PLAIN_ASCII.test(text)) return text.toLowerCase();
  const folded = text.normalize('NFKC').replace(NOISE, ' ').replace(APOSTROPHES, "'").toLowerCase();
  const capped = folded.length > MAX_TEXT ? folded.slice(0, MAX_TEXT) : folded;
  return HAN.test(capped) ? foldCantonese(foldHan(capped)) : capped;
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

const NOT_WORD = /[^\p{L}\p{N}]+/gu;
const HAN_GAP = /(?<=[\u3400-\u9fff]) | (?=[\u3400-\u9fff])/g;

/** Key under which a question matches exactly: {@link normalise}d, without punctuation and spaces around Han. */
export function exactKey(normalised: string): string {
  return normalised.replace(/'/g, '').replace(NOT_WORD, ' ').trim().replace(HAN_GAP, '');
}

const HAS_DATA = /\d{4}|@|:\/\/|www\./;
const DATA =
  /[\w.+-]{1,64}@[\w.-]{1,253}|(?:https?:\/\/|www\.)[^\s\u3000-\u9fff]{1,2000}|(?<![a-z0-9])[+]?\d[\d ,.-]{2,40}\d(?![a-z0-9])/g;

/** What the classifier sees: {@link normalise}d text without addresses and long numbers, which differ for everybody. */
export function withoutData(normalised: string): string {
  return HAS_DATA.test(normalised) ? normalised.replace(DATA, ' ') : normalised;
}
