import { FAR, mix, NEAR, WITHIN_WORD, type Extractor, type FeatureBuffer } from './feature-buffer';

const WORD = 0x1f35;
const PAIR = 0x2a91;
const SKIP = 0x3c07;
const CHARS = 0x4d5b;
const APART = 0x5e63;
const LONGEST = 5;
const SHORTEST = 2;
const EDGE = 0x20;
const APOSTROPHE = 0x27;
/** A longer run of letters is cut: nobody types such words, attackers do. */
const LONGEST_WORD = 40;
/** Words remembered to be paired with the next one. */
const WINDOW = 4;

/** Letters and digits outside Han. */
const IN_WORD = new Uint8Array(0x10000);
for (let code = 0; code < 0x3000; code++) {
  if (/[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(code))) IN_WORD[code] = 1;
}

const units = new Uint16Array(LONGEST_WORD + 2);
const previous = new Int32Array(WINDOW);

/**
 * Words; pairs of neighbours and around one word in their order; pairs further apart in any order; and 2 to 5
 * characters within each word with its edges.
 */
export const englishFeatures: Extractor = (text, into) => {
  previous.fill(0);
  let length = 0;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 0;
    if (IN_WORD[code] === 1) {
      if (length < LONGEST_WORD) units[++length] = foldDigit(code);
      continue;
    }
    if (code === APOSTROPHE || length === 0) continue;
    const word = pushWord(length, into);
    pushPairs(word, into);
    previous.copyWithin(1, 0);
    previous[0] = word;
    length = 0;
  }
};

function pushWord(length: number, into: FeatureBuffer): number {
  const start = into.length;
  let word = WORD;
  for (let i = 1; i <= length; i++) word = mix(word, units[i] ?? 0);
  into.push(word, NEAR);
  units[0] = EDGE;
  units[length + 1] = EDGE;
  pushChars(length + 2, into);
  into.closeGroup(word, start);
  return word;
}

function pushChars(end: number, into: FeatureBuffer): void {
  for (let from = 0; from <= end - SHORTEST; from++) {
    let hash = mix(CHARS, units[from] ?? 0);
    const last = Math.min(from + LONGEST, end);
    for (let to = from + 1; to < last; to++) {
      hash = mix(hash, units[to] ?? 0);
      into.push(hash, WITHIN_WORD);
    }
  }
}

function pushPairs(word: number, into: FeatureBuffer): void {
  for (let back = 0; back < WINDOW; back++) {
    const other = previous[back] ?? 0;
    if (other === 0) return;
    if (back === 0) into.push(mix(mix(PAIR, other), word), NEAR);
    else if (back === 1) into.push(mix(mix(SKIP, other), word), NEAR);
    else into.push(mix(mix(APART, Math.min(other, word)), Math.max(other, word)), FAR);
  }
}

/** Every digit counts as 0: how long a number is says more than which it is. */
function foldDigit(code: number): number {
  return code >= 0x30 && code <= 0x39 ? 0x30 : code;
}
