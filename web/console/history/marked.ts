/** A piece of a text; `hit` where it is one of the words. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** Characters shown around the first hit. */
const AROUND = 60;
const MOST = 180;

/** A text in pieces, with every word in every spelling marked, whatever its case. */
export function marked(text: string, spellings: readonly (readonly string[])[]): Piece[] {
  const words = [...new Set(spellings.flat())].filter((word) => word !== '');
  if (words.length === 0) return [{ text, hit: false }];
  // Why the longest first: of two words that begin alike the longer is meant.
  const any = words.toSorted((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(`(${any.join('|')})`, 'giu');
  return text
    .split(pattern)
    .map((piece, index) => ({ text: piece, hit: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

/** What stands around the first word that is found, on one line. */
export function excerpt(text: string, spellings: readonly (readonly string[])[]): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  if (line.length <= MOST) return line;
  const lower = line.toLowerCase();
  const found = spellings
    .flat()
    .map((word) => lower.indexOf(word))
    .filter((at) => at >= 0);
  const from = Math.max(0, Math.min(line.length, ...found) - AROUND);
  const start = from === line.length || found.length === 0 ? 0 : from;
  const piece = line.slice(start, start + MOST).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/gu, '');
  return `${start > 0 ? '…' : ''}${piece}${start + MOST < line.length ? '…' : ''}`;
}

function escaped(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
