export interface Piece {
  text: string;
  href?: string;
}

/** Without what belongs to the sentence around it: full stops, brackets and whatever is not ASCII. */
const LINK = /https?:\/\/[!-~]*[\w/#=&%~-]/gi;

/** Splits text into plain pieces and web links (http and https only), to be rendered as text nodes, never as markup. */
export function linkify(text: string): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const { 0: href, index } of text.matchAll(LINK)) {
    if (!safe(href)) continue;
    pieces.push({ text: text.slice(done, index) }, { text: href, href });
    done = index + href.length;
  }
  pieces.push({ text: text.slice(done) });
  return pieces.filter((piece) => piece.text !== '');
}

/** True for absolute http(s) addresses. */
export function safe(href: string): boolean {
  try {
    return /^https?:$/.test(new URL(href).protocol);
  } catch {
    return false;
  }
}
