import { editCost, FAR_APART } from './edit-cost';
import { isRealWord } from './real-words';

/** Shorter words are not corrected: too many real words lie near. */
const SHORTEST = 4;
/** Longer ones are no words. */
const LONGEST = 24;
/** Less than this much changed still counts as the same word, per length of what was typed. */
const MOST_COST = { short: 0.75, long: 1.7 };
const LONG = 6;
/** What a word that was seen behind the previous one is ahead by. */
const EXPECTED = 0.6;

const SPACE = 0x20;
const LAST_ASCII = 0x7e;

/** The words of the content's English questions, and which follows which. */
export class EnglishWording {
  private readonly counts = new Map<string, number>();
  private readonly pairs = new Set<string>();
  /** A word without one of its letters to the words that it may be. */
  private readonly shortened = new Map<string, string[]>();
  /** A bit per hash of a word, and of a word without one of its letters. */
  private readonly spellings: Uint8Array;
  private readonly mask: number;

  /** Takes normalised questions. */
  constructor(texts: Iterable<string>) {
    for (const text of texts) this.learn(wordsOf(text));
    for (const word of this.counts.keys()) this.learnShortened(word);
    this.mask = maskFor(this.counts.size + this.shortened.size);
    this.spellings = new Uint8Array((this.mask + 1) / 8);
    for (const word of this.counts.keys()) this.learnSpelling(word);
    for (const letters of this.shortened.keys()) this.learnSpelling(letters);
  }

  /** All words. */
  words(): Iterable<string> {
    return this.counts.keys();
  }

  has(word: string): boolean {
    return this.counts.has(word);
  }

  /** Whether the text is Latin and holds known words only. */
  hasAll(text: string): boolean {
    let start = 0;
    for (let at = 0; at <= text.length; at++) {
      const code = at < text.length ? text.charCodeAt(at) : SPACE;
      if (code > LAST_ASCII) return false;
      if (isWordUnit(code)) continue;
      if (at > start && !this.counts.has(text.slice(start, at))) return false;
      start = at + 1;
    }
    return true;
  }

  follows(first: string, second: string): boolean {
    return this.pairs.has(`${first} ${second}`);
  }

  /** The known word that was most likely meant by an unknown one, or undefined. */
  correct(typed: string, previous: string): string | undefined {
    if (typed.length > LONGEST || typed.length < SHORTEST || isRealWord(typed)) return undefined;
    const most = typed.length < LONG ? MOST_COST.short : MOST_COST.long;
    let found: string | undefined;
    let least = FAR_APART;
    for (const word of this.near(typed)) {
      const cost = editCost(typed, word);
      if (cost > most || isInflected(typed, word)) continue;
      const rank = cost - this.familiarity(word, previous);
      if (rank < least) [found, least] = [word, rank];
    }
    return found;
  }

  /** The two known words that were written as one, or undefined. */
  split(typed: string, previous: string): string | undefined {
    if (typed.length > LONGEST) return undefined;
    let found: string | undefined;
    let most = 0;
    for (let at = 1; at < typed.length; at++) {
      const [first, second] = [typed.slice(0, at), typed.slice(at)];
      if (!this.has(first) || !this.has(second)) continue;
      if (!this.follows(first, second) && Math.min(at, typed.length - at) < 3) continue;
      const rank = (this.follows(first, second) ? 2 : 1) + this.familiarity(first, previous);
      if (rank > most) [found, most] = [`${first} ${second}`, rank];
    }
    return found;
  }

  private familiarity(word: string, previous: string): number {
    return Math.log(this.counts.get(word) ?? 1) * 0.05 + (this.follows(previous, word) ? EXPECTED : 0);
  }

  /** Known words that may be one slip away from the typed one, and maybe others. */
  private near(typed: string): Iterable<string> {
    if (!this.mayBeNear(typed)) return [];
    const near = new Set(this.shortened.get(typed));
    for (const key of withoutOneLetter(typed)) {
      if (this.has(key)) near.add(key);
      for (const word of this.shortened.get(key) ?? []) near.add(word);
    }
    return near;
  }

  /** Spares most words the search: false only where {@link near} would find none. */
  private mayBeNear(typed: string): boolean {
    for (let left = -1; left < typed.length; left++) {
      const hash = hashWithout(typed, left) & this.mask;
      if (((this.spellings[hash >> 3] ?? 0) & (1 << (hash & 7))) !== 0) return true;
    }
    return false;
  }

  private learnSpelling(letters: string): void {
    const hash = hashWithout(letters, -1) & this.mask;
    this.spellings[hash >> 3] = (this.spellings[hash >> 3] ?? 0) | (1 << (hash & 7));
  }

  private learn(words: readonly string[]): void {
    words.forEach((word, at) => {
      this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
      if (at > 0) this.pairs.add(`${words[at - 1]} ${word}`);
    });
  }

  private learnShortened(word: string): void {
    if (word.length < SHORTEST - 1) return;
    for (const key of withoutOneLetter(word)) {
      const words = this.shortened.get(key);
      if (words) words.push(word);
      else this.shortened.set(key, [word]);
    }
  }
}

function isWordUnit(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x40 || code === 0x24;
}

/** Words and numbers of a normalised text, without their apostrophes. */
export function wordsOf(normalised: string): string[] {
  return normalised.replaceAll("'", '').match(/[a-z0-9]+/g) ?? [];
}

/** "cards" is no misspelt "card". */
function isInflected(typed: string, word: string): boolean {
  const [short, long] = typed.length < word.length ? [typed, word] : [word, typed];
  return long.length === short.length + 1 && long.startsWith(short) && /[sdr]$/.test(long);
}

/** Sixteen bits or more for each spelling: few others pass for known. */
function maskFor(spellings: number): number {
  let size = 1024;
  while (size < spellings * 16) size *= 2;
  return size - 1;
}

/** Hash of the word without the letter at one place; -1 leaves none out. */
function hashWithout(word: string, left: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) {
    if (at !== left) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  }
  return hash ^ (hash >>> 15);
}

function withoutOneLetter(word: string): Set<string> {
  const keys = new Set<string>();
  for (let at = 0; at < word.length; at++) keys.add(word.slice(0, at) + word.slice(at + 1));
  return keys;
}
