import { translateBorrowed } from './borrowed';
import { readEnglish } from './english-reader';
import { EDGE } from './han-wording';
import { LONGEST_READ, pinyinPositions, readHan, type HanReading } from './han-reader';
import { isPinyin } from './pinyin-syllables';
import { chineseShorthand } from './shorthand';
import type { Wording } from './wording';
import { withoutCourtesy } from './wrappers';

/** Longer texts are not read again, in UTF-16 units: bounds the work that a text can cause. */
const LONGEST = 300;
/** A text of which more characters are doubtful is about something else. */
const MOST_DOUBTFUL = 0.5;
/** So much of what was read from pinyin, and from characters of the same sound, must be worded as the content is. */
const FAMILIAR = { pinyin: 0.5, sound: 0.75 };
/** A text with a larger share of English letters is English, whatever syllables it could be cut into. */
const MOST_ENGLISH = 0.5;
/** An English reading may leave so many of its words unknown. */
const MOST_UNKNOWN = 0.34;
/** And may change so many. */
const MOST_CHANGED = 0.8;

/** Share of unknown syllables that a reading of pinyin may have. */
const MOST_UNKNOWN_SYLLABLES = 0.2;

const HAN = /[\u3400-\u9fff]/;
const LETTER = /[a-z]/;
const LATIN_WORDS = /[a-z]+/g;
const TONE = /(?<=[a-z])[1-5](?![0-9])/g;

/**
 * A normalised text with what does not belong to its language taken off or translated: courtesy, English words and
 * pinyin among Chinese, misspelt words of a known spelling. Measured, this is better understood before than after the text as written; undefined
 * when there is none of it.
 */
export function cleaned(normalised: string, wording: Wording): string | undefined {
  if (normalised.length > LONGEST) return undefined;
  const bare = withoutCourtesy(normalised);
  const text = bare ?? normalised;
  if (wording.english.hasAll(text)) return bare;
  const spelt = LETTER.test(text)
    ? text.replace(LATIN_WORDS, (word) => chineseShorthand(word, false) ?? word)
    : text;
  if (spelt !== text) return readMixed(spelt, wording) ?? spelt;
  if (HAN.test(text)) return LETTER.test(text) ? (readMixed(text, wording) ?? bare) : bare;
  return correctEnglish(text, wording) ?? bare;
}

/** Another way of reading a normalised text that was not understood as written, by its sound; at most one. */
export function rereading(normalised: string, wording: Wording): string | undefined {
  if (normalised.length > LONGEST) return undefined;
  const text = withoutCourtesy(normalised) ?? normalised;
  if (HAN.test(text)) return readSounds(translate(text, wording) ?? text, wording);
  return seemsPinyin(text, wording) ? readPinyin(text, wording) : undefined;
}

/** English words and initials of pinyin, translated. */
function translate(text: string, { han }: Wording): string | undefined {
  return translateBorrowed(text, (word) => han.hasLatin(word));
}

/** English and pinyin among Han characters. */
function readMixed(text: string, wording: Wording): string | undefined {
  const translated = translate(text, wording);
  return readSounds(translated ?? text, wording, false) ?? translated;
}

/** Pinyin among Han characters and, unless told otherwise, characters that may be others of the same sound. */
function readSounds(text: string, wording: Wording, mayDoubt = true): string | undefined {
  const { han, english } = wording;
  if (text.length > LONGEST_READ) return undefined;
  const doubtful = mayDoubt ? doubtfulPositions(text, wording) : new Uint8Array(text.length);
  const isWord = (word: string): boolean => han.hasLatin(word) || (word.length > 3 && english.has(word));
  const pinyin = pinyinPositions(text, isWord);
  if (!doubtful.includes(1) && !pinyin.includes(1)) return undefined;
  const reading = readHan(text, han, {
    isDoubtful: (at) => doubtful[at] === 1,
    isPinyinAt: (at) => pinyin[at] === 1,
  });
  const least = pinyin.includes(1) ? FAMILIAR.pinyin : FAMILIAR.sound;
  return isCredible(reading, wording, least) && fits(text, reading.text, wording) ? reading.text : undefined;
}

/** Every character that was replaced stands between neighbours that the content puts beside it. */
function fits(text: string, reading: string, { han }: Wording): boolean {
  if (text.length !== reading.length) return true;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === reading[at]) continue;
    const [before, id, after] = [at - 1, at, at + 1].map((place) => han.idOf(reading.charAt(place)));
    if (id === undefined || before === undefined || after === undefined) return false;
    if ((before !== 0 && !han.follows(before, id)) || (after !== 0 && !han.follows(id, after))) return false;
  }
  return true;
}

function isCredible({ text, changed, unknown }: HanReading, { han }: Wording, least: number): boolean {
  return changed > 0 && unknown <= changed * MOST_UNKNOWN_SYLLABLES && han.familiarity(text) >= least;
}

/** Characters that the content never shows beside either neighbour; none when they are too many. */
function doubtfulPositions(text: string, { han }: Wording): Uint8Array {
  const positions = new Uint8Array(text.length);
  let doubtful = 0;
  let all = 0;
  for (let at = 0; at < text.length; at++) {
    if (!isHan(text.charCodeAt(at))) continue;
    all++;
    const id = han.idAt(text, at);
    const before = at === 0 ? EDGE : han.idAt(text, at - 1);
    if (id !== EDGE && (han.follows(before, id) || han.follows(id, han.idAt(text, at + 1)))) continue;
    positions[at] = 1;
    doubtful++;
  }
  return doubtful > all * MOST_DOUBTFUL ? positions.fill(0) : positions;
}

function isHan(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff;
}

function correctEnglish(text: string, { english }: Wording): string | undefined {
  const reading = readEnglish(text, english);
  if (!reading || reading.changed === 0) return undefined;
  const { words, changed, unknown } = reading;
  const isLikely = unknown <= words * MOST_UNKNOWN && changed <= Math.max(1, words * MOST_CHANGED);
  return isLikely ? reading.text : undefined;
}

/** A text of pinyin only. */
function readPinyin(text: string, wording: Wording): string | undefined {
  const { han } = wording;
  const toneless = text.replace(TONE, '');
  if (toneless.length > LONGEST_READ) return undefined;
  const pinyin = pinyinPositions(toneless, (word) => han.hasLatin(word));
  const reading = readHan(toneless, han, { isDoubtful: () => false, isPinyinAt: (at) => pinyin[at] === 1 });
  return isCredible(reading, wording, FAMILIAR.pinyin) ? reading.text : undefined;
}

/** All Latin words can be cut into syllables, and few of the letters belong to English words of the content. */
function seemsPinyin(text: string, { han, english }: Wording): boolean {
  let letters = 0;
  let englishLetters = 0;
  for (const [word] of text.replace(TONE, '').matchAll(LATIN_WORDS)) {
    if (han.hasLatin(word)) continue;
    if (!isPinyin(word)) return false;
    letters += word.length;
    if (english.has(word)) englishLetters += word.length;
  }
  return letters > 3 && englishLetters <= letters * MOST_ENGLISH;
}
