const PIECES = /[\u3400-\u9fff]+|[^\u3400-\u9fff\s\p{P}\p{S}]+/gu;
const HAN = /[\u3400-\u9fff]/;
/** Grams of a longer text are not looked at. */
const MOST = 200;

/** So many letters stand for a word in all its forms. */
const STEM = 4;

/**
 * What a {@link normalise}d text is compared by, each once: single Han characters and pairs of them, words, and their
 * first letters, so that `blocking` and `blocked` have something in common.
 */
export function grams(normalised: string): string[] {
  const found = new Set<string>();
  for (const [piece] of normalised.matchAll(PIECES)) {
    if (found.size >= MOST) break;
    if (HAN.test(piece)) hanGrams(piece, found);
    else wordGrams(piece, found);
  }
  return [...found].slice(0, MOST);
}

function hanGrams(piece: string, found: Set<string>): void {
  for (let at = 0; at < piece.length; at++) {
    found.add(piece.charAt(at));
    if (at > 0) found.add(piece.slice(at - 1, at + 1));
  }
}

function wordGrams(word: string, found: Set<string>): void {
  found.add(word);
  if (word.length > STEM) found.add(`${word.slice(0, STEM)}-`);
}
