import {
  DERIVED,
  mix,
  NEAR,
  WITHIN_WORD,
  type Extractor,
  type FeatureBuffer,
  type KnownWords,
} from './feature-buffer';
import { ENGLISH_TOPICS } from './lexicon/english-topics';
import { stem } from './stem';
import { Topics } from './topics';

const WORD = 0x1f35;
const PAIR = 0x2a91;
const STEM = 0x3c07;
const CHARS = 0x4d5b;
const STEMS = 0x5e63;
const TOPIC = 0x6f11;
const MEANINGS = 0x7a2d;
const LONGEST = 5;
const SHORTEST = 3;
const EDGE = 0x20;
const APOSTROPHE = 0x27;
/** A longer run of letters is cut: nobody types such words, attackers do. */
const LONGEST_WORD = 40;

/** Letters and digits outside Han. */
const IN_WORD = new Uint8Array(0x10000);
for (let code = 0; code < 0x3000; code++) {
  if (/[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(code))) IN_WORD[code] = 1;
}

const units = new Uint16Array(LONGEST_WORD + 2);
const stemmed = new Uint16Array(LONGEST_WORD + 2);
const topics = new Topics(ENGLISH_TOPICS, (word) => {
  for (let i = 0; i < word.length; i++) units[i + 1] = foldDigit(word.charCodeAt(i));
  return stemOf(word.length);
});

/** A word as its neighbours see it. */
export interface Token {
  word: number;
  stem: number;
  /** Its first topic, or its stem where it has none. */
  meaning: number;
  hasTopic: boolean;
}
const edge: Readonly<Token> = { word: EDGE, stem: EDGE, meaning: EDGE, hasTopic: false };
let current: Token = { ...edge };
let before: Token = { ...edge };

/**
 * Words, their stems and topics; pairs of neighbours of each (and with the text's edges); and 3 to 5 characters within
 * each word with its edges.
 */
export const englishFeatures: Extractor = (text, into) => {
  Object.assign(before, edge);
  let length = 0;
  let words = 0;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 0;
    if (IN_WORD[code] === 1) {
      if (length < LONGEST_WORD) units[++length] = foldDigit(code);
      continue;
    }
    if (code === APOSTROPHE || length === 0) continue;
    pushWord(length, into);
    pushPairs(into);
    [before, current] = [current, before];
    length = 0;
    words++;
  }
  if (words === 0) return;
  Object.assign(current, edge);
  pushPairs(into);
};

/** Writes the features of one word; what comes back is overwritten by the next call. */
export function describeWord(word: string, into: FeatureBuffer): Readonly<Token> {
  const length = Math.min(word.length, LONGEST_WORD);
  for (let i = 0; i < length; i++) units[i + 1] = foldDigit(word.charCodeAt(i));
  pushWord(length, into);
  return current;
}

function pushWord(length: number, into: FeatureBuffer): void {
  const start = into.length;
  const { knownWords } = into;
  current.word = hashUnits(WORD, units, length);
  const known = knownWords ? knownWords.find(current.word) : -1;
  if (knownWords && known >= 0) {
    recall(knownWords, known);
    into.pushWord(current.word, known);
  } else pushParts(length, into);
  into.closeGroup(start);
}

function recall(words: KnownWords, known: number): void {
  current.stem = words.stems[known] ?? 0;
  current.meaning = words.meanings[known] ?? 0;
  current.hasTopic = words.topical[known] === 1;
}

function pushParts(length: number, into: FeatureBuffer): void {
  current.stem = stemOf(length);
  into.push(current.word, NEAR);
  into.push(mix(STEM, current.stem), DERIVED);
  pushTopics(into);
  units[0] = EDGE;
  units[length + 1] = EDGE;
  pushChars(length + 2, into);
}

function pushTopics(into: FeatureBuffer): void {
  const entry = topics.find(current.stem);
  current.hasTopic = entry >= 0;
  current.meaning = entry < 0 ? current.stem : topics.topic(entry, 0);
  const count = entry < 0 ? 0 : topics.count(entry);
  for (let place = 0; place < count; place++) into.push(mix(TOPIC, topics.topic(entry, place)), DERIVED);
}

function pushChars(end: number, into: FeatureBuffer): void {
  for (let from = 0; from <= end - SHORTEST; from++) {
    let hash = mix(mix(CHARS, units[from] ?? 0), units[from + 1] ?? 0);
    const last = Math.min(from + LONGEST, end);
    for (let to = from + 2; to < last; to++) {
      hash = mix(hash, units[to] ?? 0);
      into.push(hash, WITHIN_WORD);
    }
  }
}

function pushPairs(into: FeatureBuffer): void {
  into.push(mix(mix(PAIR, before.word), current.word), NEAR);
  into.push(mix(mix(STEMS, before.stem), current.stem), DERIVED);
  if (!before.hasTopic && !current.hasTopic) return;
  into.push(mix(mix(MEANINGS, before.meaning), current.meaning), DERIVED);
}

/** The hash of the stem of the word in `units`. */
function stemOf(length: number): number {
  for (let i = 1; i <= length; i++) stemmed[i] = units[i] ?? 0;
  return hashUnits(STEM, stemmed, stem(stemmed, 1, length));
}

function hashUnits(seed: number, letters: Uint16Array, length: number): number {
  let hash = seed;
  for (let i = 1; i <= length; i++) hash = mix(hash, letters[i] ?? 0);
  return hash;
}

/** Every digit counts as 0: how long a number is says more than which it is. */
function foldDigit(code: number): number {
  return code >= 0x30 && code <= 0x39 ? 0x30 : code;
}
