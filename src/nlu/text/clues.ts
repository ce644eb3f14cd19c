/** So many letters of a word are looked at. */
const LETTERS = 4;
const SLOTS = 1024;
const MOST_CLUES = 16;

/**
 * Tells in one pass which of up to 16 checks are worth making on a normalised text. A check is worth making when the text
 * holds one of its clues: a character outside ASCII, or a word that begins with the clue (four letters, or a whole
 * shorter word). Clues are written with spaces between them.
 */
export class Clues {
  private readonly chars = new Uint16Array(0x10000);
  private readonly keys = new Int32Array(SLOTS);
  private readonly checks = new Uint16Array(SLOTS);

  constructor(clues: readonly string[]) {
    if (clues.length > MOST_CLUES) throw new RangeError(`At most ${MOST_CLUES} checks`);
    clues.forEach((list, check) => {
      for (const clue of list.split(/\s+/).filter(Boolean)) this.learn(clue, 1 << check);
    });
  }

  /** One bit per check, the first one lowest. */
  of(text: string): number {
    let bits = 0;
    let key = 0;
    let length = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (isWordUnit(code)) {
        if (length++ < LETTERS) key = (key << 8) | code;
        continue;
      }
      if (length > 0) bits |= this.checksOf(key);
      key = 0;
      length = 0;
      if (code > 0x7f) bits |= this.chars[code] ?? 0;
    }
    return length > 0 ? bits | this.checksOf(key) : bits;
  }

  private learn(clue: string, bit: number): void {
    if (clue.charCodeAt(0) > 0x7f) {
      for (const char of clue) this.chars[char.charCodeAt(0)] = (this.chars[char.charCodeAt(0)] ?? 0) | bit;
      return;
    }
    if (clue.length > LETTERS) throw new RangeError(`${clue} has more than ${LETTERS} letters`);
    let key = 0;
    for (let at = 0; at < clue.length; at++) key = (key << 8) | clue.charCodeAt(at);
    const slot = this.slotOf(key);
    this.keys[slot] = key;
    this.checks[slot] = (this.checks[slot] ?? 0) | bit;
  }

  private checksOf(key: number): number {
    return this.checks[this.slotOf(key)] ?? 0;
  }

  /** Where the key stands, or the empty slot where it would. */
  private slotOf(key: number): number {
    let slot = Math.imul(key, 0x9e3779b1) >>> 22;
    while (this.keys[slot] !== key && this.keys[slot] !== 0) slot = (slot + 1) % SLOTS;
    return slot;
  }
}

function isWordUnit(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}
