/* eslint-disable @typescript-eslint/no-non-null-assertion -- Why: typed-array loops whose indexes are in range by construction */
const encode = (text: string): readonly number[] => [...text].map((letter) => letter.charCodeAt(0));

const VOWELS = new Set(encode('aeiouy'));
const [E, I, S, Y] = [0x65, 0x69, 0x73, 0x79];
/** Endings that make another word of the same meaning, longest first. */
const ENDINGS = [
  ...['ations', 'ation', 'ments', 'ment', 'ness', 'ance', 'ence', 'able', 'ible', 'ions'],
  ...['ion', 'ate', 'ive', 'ity', 'ous', 'ful', 'ers', 'ors', 'er', 'or', 'al', 'ly'],
].map(encode);
/** What stays when an ending is cut off. */
const SHORTEST = 4;

/**
 * Cuts an English word to what its forms have in common (after Porter, 1980, in fewer steps): `units[from]` up to
 * `units[from + length]` may be changed in place. Returns the stem's length. Meant for comparing, not for reading.
 */
export function stem(units: Uint16Array, from: number, length: number): number {
  if (length < 3) return length;
  let rest = withoutPlural(units, from, length);
  rest = withoutTense(units, from, rest);
  rest = withoutEnding(units, from, rest);
  if (rest > 3 && units[from + rest - 1] === E) rest--;
  if (units[from + rest - 1] === Y && rest > 2) units[from + rest - 1] = I;
  if (rest > 4 && isDouble(units, from, rest)) rest--;
  return rest;
}

function withoutPlural(units: Uint16Array, from: number, length: number): number {
  if (units[from + length - 1] !== S) return length;
  const before = units[from + length - 2];
  if (before === S || length < 4) return length;
  if (endsWith(units, from, length, SSES)) return length - 2;
  if (before === E && units[from + length - 3] === I && length > 4) return length - 2;
  return length - 1;
}

const SSES = encode('sses');
const ED = encode('ed');
const ING = encode('ing');
const EED = encode('eed');

function withoutTense(units: Uint16Array, from: number, length: number): number {
  if (endsWith(units, from, length, EED)) return length;
  const cut = endsWith(units, from, length, ED) ? 2 : endsWith(units, from, length, ING) ? 3 : 0;
  const rest = length - cut;
  if (cut === 0 || rest < 2 || !hasVowel(units, from, rest)) return length;
  return isDouble(units, from, rest) && units[from + rest - 1] !== S ? rest - 1 : rest;
}

function withoutEnding(units: Uint16Array, from: number, length: number): number {
  for (const ending of ENDINGS) {
    const rest = length - ending.length;
    if (rest >= SHORTEST && endsWith(units, from, length, ending)) return rest;
  }
  return length;
}

function endsWith(units: Uint16Array, from: number, length: number, ending: readonly number[]): boolean {
  const start = from + length - ending.length;
  if (ending.length >= length) return false;
  for (let i = ending.length - 1; i >= 0; i--) if (units[start + i] !== ending[i]) return false;
  return true;
}

function hasVowel(units: Uint16Array, from: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (VOWELS.has(units[from + i]!)) return true;
  return false;
}

function isDouble(units: Uint16Array, from: number, length: number): boolean {
  return length > 2 && units[from + length - 1] === units[from + length - 2];
}
