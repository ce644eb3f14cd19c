/** A text as the maskers read it, with the way back to the text that was given. */
export interface Folded {
  /** NFKC form without invisible characters, so that full-width digits and hidden joiners cannot slip through. */
  text: string;
  /** Puts `*` over every character of the original of which a folded part is marked. */
  apply(marks: Uint8Array): string;
}

const FOLDS = /[^\x20-\x7e\n\r\t\u3001-\u303f\u4e00-\u9fff]/;
const INVISIBLE = /^\p{Default_Ignorable_Code_Point}$/u;

/** Folds a text in linear time; the original stays as it is wherever nothing is masked. */
export function fold(original: string): Folded {
  if (!FOLDS.test(original) || isFolded(original)) return { text: original, apply: (m) => star(original, m) };
  const pieces: { from: string; length: number }[] = [];
  let text = '';
  for (const from of original) {
    const to = foldPoint(from);
    pieces.push({ from, length: to.length });
    text += to;
  }
  return { text, apply: (marks) => starPieces(pieces, marks) };
}

function isFolded(text: string): boolean {
  return !/\p{Default_Ignorable_Code_Point}/u.test(text) && text.normalize('NFKC') === text;
}

function foldPoint(point: string): string {
  if (!FOLDS.test(point)) return point;
  return INVISIBLE.test(point) ? '' : point.normalize('NFKC');
}

function star(text: string, marks: Uint8Array): string {
  let out = '';
  let kept = 0;
  for (let i = 0; i < text.length; i++) {
    if (marks[i] !== 1) continue;
    out += text.slice(kept, i) + '*';
    kept = i + 1;
  }
  return out + text.slice(kept);
}

function starPieces(pieces: { from: string; length: number }[], marks: Uint8Array): string {
  let out = '';
  let at = 0;
  for (const { from, length } of pieces) {
    out += marks.subarray(at, at + length).includes(1) ? '*' : from;
    at += length;
  }
  return out;
}
