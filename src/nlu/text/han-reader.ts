import { isPinyin, isSyllable, LONGEST_SYLLABLE, soundOf } from './pinyin-syllables';
import { readingsOf } from './han-sounds';
import { EDGE, type HanWording } from './han-wording';

/** Longer texts are left as they are, in UTF-16 units: bounds the work of one reading. */
export const LONGEST_READ = 100;
/** Readings carried on from each position. */
const BEAM = 7;
/** What a reading costs beside its wording, in the units of `HanWording.cost`. */
const OTHER_CHARACTER = 3;
const OTHER_SOUND = 1.5;
const DROPPED = 2;
const KEPT_LATIN = 6;
const KEPT_LETTER = 2.5;
const UNKNOWN_SYLLABLE = 16;

/** One way of reading the text up to a position. */
interface Reading {
  id: number;
  cost: number;
  emitted: string;
  /** Characters that are not those that were typed. */
  changed: number;
  unknown: number;
  before: Reading | undefined;
}

interface Step {
  to: number;
  id: number;
  cost: number;
  emitted: string;
  changed?: number;
  unknown?: number;
}

export interface HanReading {
  text: string;
  /** Characters that were put in the place of others, or of pinyin. */
  changed: number;
  /** Syllables that no character of the content has. */
  unknown: number;
}

/** Decides what each position may be read as. */
interface Doubts {
  /** Han characters that may be another one of the same sound. */
  isDoubtful: (at: number) => boolean;
  /** Latin words that may be pinyin. */
  isPinyinAt: (at: number) => boolean;
}

const HAN = /[\u3400-\u9fff]/;
const LETTER = /[a-z]/;
const LATIN_WORDS = /[a-z]+/g;
const GAP = /[\s']/;

/** Finds the likeliest Chinese wording behind a text with pinyin and characters of the wrong kind but the right sound. */
export function readHan(text: string, wording: HanWording, doubts: Doubts): HanReading {
  const reached: Reading[][] = Array.from({ length: text.length + 1 }, () => []);
  reached[0] = [{ id: EDGE, cost: 0, emitted: '', changed: 0, unknown: 0, before: undefined }];
  for (let at = 0; at < text.length; at++) {
    const readings = best(reached[at] ?? []);
    if (readings.length === 0) continue;
    for (const step of stepsFrom(text, at, wording, doubts)) {
      const into = reached[step.to];
      if (into) for (const reading of readings) extend(into, reading, step, wording);
    }
  }
  const [last] = best(reached[text.length] ?? []);
  return last ? spell(last) : { text, changed: 0, unknown: 0 };
}

function best(readings: Reading[]): Reading[] {
  return readings.sort((a, b) => a.cost - b.cost).slice(0, BEAM);
}

function extend(into: Reading[], from: Reading, step: Step, wording: HanWording): void {
  const silent = step.emitted === '';
  const id = silent ? from.id : step.id;
  const cost =
    from.cost + step.cost + (silent || (id === EDGE && from.id === EDGE) ? 0 : wording.cost(from.id, id));
  const same = into.findIndex((reading) => reading.id === id);
  if (same >= 0 && (into[same]?.cost ?? 0) <= cost) return;
  const { emitted, changed = 0, unknown = 0 } = step;
  const reading = { id, cost, emitted, changed, unknown, before: from };
  if (same >= 0) into[same] = reading;
  else into.push(reading);
}

function spell(last: Reading): HanReading {
  let text = '';
  let changed = 0;
  let unknown = 0;
  for (let reading: Reading | undefined = last; reading; reading = reading.before) {
    text = reading.emitted + text;
    changed += reading.changed;
    unknown += reading.unknown;
  }
  return { text, changed, unknown };
}

function stepsFrom(text: string, at: number, wording: HanWording, doubts: Doubts): Step[] {
  const char = text.charAt(at);
  if (HAN.test(char)) return hanSteps(text, at, wording, doubts);
  if (LETTER.test(char)) return latinSteps(text, at, wording, doubts);
  const silent = GAP.test(char) && at > 0;
  return [{ to: at + 1, id: EDGE, cost: 0, emitted: silent ? '' : char }];
}

function hanSteps(text: string, at: number, wording: HanWording, doubts: Doubts): Step[] {
  const char = text.charAt(at);
  const to = at + 1;
  const steps: Step[] = [{ to, id: wording.idOf(char), cost: 0, emitted: char }];
  if (char === text.charAt(at - 1)) steps.push({ to, id: EDGE, cost: DROPPED, emitted: '', changed: 1 });
  if (!doubts.isDoubtful(at)) return steps;
  for (const syllable of readingsOf(char)) {
    for (const step of syllableSteps(syllable, to, wording)) {
      if (step.emitted !== char) steps.push({ ...step, cost: step.cost + OTHER_CHARACTER });
    }
  }
  return steps;
}

function syllableSteps(syllable: string, to: number, wording: HanWording): Step[] {
  return wording.sounding(soundOf(syllable)).map(({ id, char, syllables }) => {
    const cost = syllables.includes(syllable) ? 0 : OTHER_SOUND;
    return { to, id, cost, emitted: char, changed: 1 };
  });
}

function latinSteps(text: string, at: number, wording: HanWording, doubts: Doubts): Step[] {
  const steps: Step[] = [];
  if (!LETTER.test(text.charAt(at - 1))) steps.push(keptWord(text, at));
  if (!doubts.isPinyinAt(at)) return steps;
  const end = Math.min(at + LONGEST_SYLLABLE, text.length);
  for (let to = at + 1; to <= end && LETTER.test(text.charAt(to - 1)); to++) {
    const syllable = text.slice(at, to);
    if (!isSyllable(syllable)) continue;
    const known = syllableSteps(syllable, to, wording);
    if (known.length > 0) steps.push(...known);
    else steps.push({ to, id: EDGE, cost: UNKNOWN_SYLLABLE, emitted: ` ${syllable} `, unknown: 1 });
  }
  return steps;
}

function keptWord(text: string, at: number): Step {
  let to = at + 1;
  while (LETTER.test(text.charAt(to))) to++;
  return { to, id: EDGE, cost: KEPT_LATIN + KEPT_LETTER * (to - at), emitted: text.slice(at, to) };
}

/** Where in the text each Latin word stands that could be pinyin and is none of the given words. */
export function pinyinPositions(text: string, isWord: (word: string) => boolean): Uint8Array {
  const positions = new Uint8Array(text.length);
  for (const { 0: word, index } of text.matchAll(LATIN_WORDS)) {
    if (!isWord(word) && isPinyin(word)) positions.fill(1, index, index + word.length);
  }
  return positions;
}
