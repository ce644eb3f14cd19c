import { DERIVED, mix, NEAR, WITHIN_WORD, type Extractor, type FeatureBuffer } from './feature-buffer';
import { CHINESE_TOPICS } from './lexicon/chinese-topics';
import { Topics } from './topics';

const SINGLE = 0x5a17;
const DOUBLE = 0x6b33;
const RUN = 0x7c49;
const TOPIC = 0x2d8f;
const MEANINGS = 0x3e75;
const EDGE = 0x20;
/** Characters of the longest word looked up. */
const LONGEST_WORD = 5;

const topics = new Topics(CHINESE_TOPICS, (word) => {
  let hash = TOPIC;
  for (let i = 0; i < word.length; i++) hash = mix(hash, word.charCodeAt(i));
  return hash;
});
/** White space and punctuation, which carry no meaning here. */
const SKIPPED = new Uint8Array(0x10000);
for (let code = 0; code < 0x10000; code++) {
  if (!/[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(code))) SKIPPED[code] = 1;
}

/** Characters, pairs of neighbours (punctuation is passed over; the text's edges count), whole Latin words and numbers; topics and their neighbours. */
export const chineseFeatures: Extractor = (text, into) => {
  let before = EDGE;
  let run = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isAscii(code)) run = mix(run === 0 ? RUN : run, code);
    else run = pushRun(run, into);
    if (SKIPPED[code] === 1) continue;
    into.push(mix(SINGLE, code), WITHIN_WORD);
    into.push(mix(mix(DOUBLE, before), code), NEAR);
    before = code;
  }
  pushRun(run, into);
  into.push(mix(mix(DOUBLE, before), EDGE), NEAR);
  pushTopics(text, into);
};

/** Topics of the longest words of the lexicon, from left to right, and which follows which. */
function pushTopics(text: string, into: FeatureBuffer): void {
  let before = EDGE;
  for (let at = 0; at < text.length; at += Math.max(1, match.length)) {
    findLongest(text, at);
    if (match.length === 0) continue;
    const count = topics.count(match.word);
    for (let place = 0; place < count; place++) {
      into.push(mix(TOPIC, topics.topic(match.word, place)), DERIVED);
    }
    const meaning = topics.topic(match.word, 0);
    into.push(mix(mix(MEANINGS, before), meaning), DERIVED);
    before = meaning;
  }
}

/** What {@link findLongest} found: the word's number in the lexicon and its length, 0 for none. */
const match = { word: -1, length: 0 };

function findLongest(text: string, from: number): void {
  match.length = 0;
  let hash = TOPIC;
  const end = Math.min(text.length, from + LONGEST_WORD);
  for (let at = from; at < end; at++) {
    hash = mix(hash, text.charCodeAt(at));
    const word = topics.find(hash);
    if (word < 0) continue;
    match.word = word;
    match.length = at + 1 - from;
  }
}

function pushRun(run: number, into: FeatureBuffer): number {
  if (run !== 0) into.push(run, NEAR);
  return 0;
}

/** Lower-case Latin letters and digits. */
function isAscii(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a);
}
