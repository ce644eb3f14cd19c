import { mix, type Extractor, type FeatureBuffer } from './feature-buffer';

const WORD = 0x1f35;
const PAIR = 0x2a91;
const SKIP = 0x3c07;
const CHARS = 0x4d5b;
const LONGEST = 5;
const SHORTEST = 2;
const EDGE = 0x20;
/** A longer run of letters is cut: nobody types such words, attackers do. */
const LONGEST_WORD = 40;

/** Letters and digits outside Han; built once. */
const IN_WORD = new Uint8Array(0x10000);
for (let code = 0; code < 0x3000; code++) {
  if (/[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(code))) IN_WORD[code] = 1;
}
const APOSTROPHE = 0x27;

const units = new Uint16Array(LONGEST_WORD + 2);

/** Words, neighbouring pairs, pairs around one word, and 2 to 5 characters within each word with its edges. */
export const englishFeatures: Extractor = (text, into) => {
  let previous = 0;
  let beforeThat = 0;
  let length = 0;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 0;
    if (IN_WORD[code] === 1) {
      if (length < LONGEST_WORD) units[++length] = code;
      continue;
    }
    if (code === APOSTROPHE || length === 0) continue;
    const word = pushWord(length, into);
    if (previous !== 0) into.push(mix(mix(PAIR, previous), word));
    if (beforeThat !== 0) into.push(mix(mix(SKIP, beforeThat), word));
    beforeThat = previous;
    previous = word;
    length = 0;
  }
};

function pushWord(length: number, into: FeatureBuffer): number {
  const start = into.length;
  let word = WORD;
  for (let i = 1; i <= length; i++) word = mix(word, units[i] ?? 0);
  into.push(word);
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
      into.push(hash);
    }
  }
}
