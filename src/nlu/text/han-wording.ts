import { soundOf } from './pinyin-syllables';
import { readingsOf } from './han-sounds';

/** Number of what is no known character: the edge of a clause, signs, Latin words. */
export const EDGE = 0;
/** Characters beyond so many different ones are not learned: keeps a pair's key a small integer. */
const MOST_CHARS = 4095;
/** Characters kept per sound, the commonest first: bounds the work of reading pinyin. */
const MOST_PER_SOUND = 14;
/** Share of a pair's likelihood that comes from having been seen; the rest is the character's own. */
const SEEN = 0.9;
/** How often an unknown character counts as seen. */
const STRANGE = 0.3;

/** A character that a syllable may stand for. */
export interface Sounding {
  id: number;
  char: string;
  syllables: readonly string[];
}

const HAN = /[\u3400-\u9fff]/;

/** What the content's Chinese questions are made of: characters, which follows which, and how they sound. */
export class HanWording {
  private readonly ids = new Map<string, number>();
  /** The same numbers by code unit. */
  private readonly idsByCode = new Uint16Array(0x10000);
  private readonly counts: number[] = [0];
  private readonly pairs = new Map<number, number>();
  /** A bit per pair that was seen, in rows of `rowLength`. */
  private readonly seen: Uint8Array;
  private readonly rowLength: number;
  private sounds: Map<string, Sounding[]> | undefined;
  private readonly latin = new Set<string>();
  private total = 0;

  /** Takes normalised questions. */
  constructor(texts: Iterable<string>) {
    for (const text of texts) this.learn(text);
    for (const [char, id] of this.ids) this.idsByCode[char.charCodeAt(0)] = id;
    this.rowLength = this.ids.size + 1;
    this.seen = new Uint8Array(Math.ceil(this.rowLength ** 2 / 8));
    for (const key of this.pairs.keys())
      this.markSeen(Math.floor(key / (MOST_CHARS + 1)), key % (MOST_CHARS + 1));
  }

  /** The character's number; {@link EDGE} when the content does not hold it. */
  idOf(char: string): number {
    return this.idAt(char, 0);
  }

  /** As {@link idOf}, of the character at a place of the text; {@link EDGE} beyond its ends. */
  idAt(text: string, at: number): number {
    return at < text.length ? (this.idsByCode[text.charCodeAt(at)] ?? EDGE) : EDGE;
  }

  follows(first: number, second: number): boolean {
    const bit = first * this.rowLength + second;
    return ((this.seen[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
  }

  /** Share of the text's neighbouring Han characters that the content's questions hold side by side, 0 to 1. */
  familiarity(text: string): number {
    let pairs = 0;
    let seen = 0;
    for (let at = 1; at < text.length; at++) {
      if (!isHan(text.charCodeAt(at)) || !isHan(text.charCodeAt(at - 1))) continue;
      pairs++;
      const id = this.idAt(text, at);
      if (id !== EDGE && this.follows(this.idAt(text, at - 1), id)) seen++;
    }
    return pairs === 0 ? 0 : seen / pairs;
  }

  /** Whether the content's Chinese questions hold the Latin word: app, atm. */
  hasLatin(word: string): boolean {
    return this.latin.has(word);
  }

  /** Negative logarithm of how likely the character comes after the other one. */
  cost(first: number, second: number): number {
    const own = (this.count(second) || STRANGE) / (this.total + 1);
    const pair = this.pairs.get(pairKey(first, second)) ?? 0;
    const seen = pair === 0 ? 0 : (SEEN * pair) / this.count(first);
    return -Math.log(seen + (1 - SEEN) * own);
  }

  /** Characters of the content with this sound (see `soundOf`). */
  sounding(sound: string): readonly Sounding[] {
    // Why: takes some 50 ms, and few versions are asked.
    this.sounds ??= this.allSounds();
    return this.sounds.get(sound) ?? [];
  }

  private markSeen(first: number, second: number): void {
    const bit = first * this.rowLength + second;
    this.seen[bit >> 3] = (this.seen[bit >> 3] ?? 0) | (1 << (bit & 7));
  }

  private count(id: number): number {
    return this.counts[id] ?? 0;
  }

  private learn(text: string): void {
    for (const [word] of text.matchAll(/[a-z]+/g)) this.latin.add(word);
    let previous = EDGE;
    for (const char of text) {
      const id = HAN.test(char) ? this.number(char) : EDGE;
      if (id === EDGE && previous === EDGE) continue;
      this.pairs.set(pairKey(previous, id), (this.pairs.get(pairKey(previous, id)) ?? 0) + 1);
      this.counts[id] = this.count(id) + 1;
      this.total++;
      previous = id;
    }
    if (previous === EDGE) return;
    this.pairs.set(pairKey(previous, EDGE), (this.pairs.get(pairKey(previous, EDGE)) ?? 0) + 1);
    this.counts[EDGE] = this.count(EDGE) + 1;
  }

  private number(char: string): number {
    const known = this.ids.get(char);
    if (known !== undefined) return known;
    if (this.ids.size === MOST_CHARS) return EDGE;
    this.ids.set(char, this.ids.size + 1);
    return this.ids.size;
  }

  private allSounds(): Map<string, Sounding[]> {
    const sounds = new Map<string, Sounding[]>();
    for (const [char, id] of this.ids) {
      const syllables = readingsOf(char);
      for (const sound of new Set(syllables.map(soundOf))) {
        const list = sounds.get(sound);
        if (list) list.push({ id, char, syllables });
        else sounds.set(sound, [{ id, char, syllables }]);
      }
    }
    for (const list of sounds.values()) {
      list.sort((a, b) => this.count(b.id) - this.count(a.id)).splice(MOST_PER_SOUND);
    }
    return sounds;
  }
}

function isHan(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff;
}

function pairKey(first: number, second: number): number {
  return first * (MOST_CHARS + 1) + second;
}
