/** A text as words are looked for in it, with the place in the original of each of its UTF-16 units. */
export interface FoldedText {
  text: string;
  starts: number[];
  ends: number[];
}

type Simplify = (text: string) => string;

const INVISIBLE = /^\p{Default_Ignorable_Code_Point}$/u;
const SPACE = /^\s$/u;
/** Why: each character is asked for again and again, and Unicode has an end. */
const known = new Map<string, string>();

/** NFKC, lower case, simplified script, nothing invisible, one space for any run of them. */
export function foldText(original: string, simplify: Simplify): FoldedText {
  const folded: FoldedText = { text: '', starts: [], ends: [] };
  let at = 0;
  for (const point of original) {
    const to = foldPoint(point, simplify);
    const end = at + point.length;
    if (to !== ' ' || !folded.text.endsWith(' ')) {
      folded.text += to;
      for (let unit = 0; unit < to.length; unit++) {
        folded.starts.push(at);
        folded.ends.push(end);
      }
    }
    at = end;
  }
  return folded;
}

function foldPoint(point: string, simplify: Simplify): string {
  const found = known.get(point);
  if (found !== undefined) return found;
  const made = INVISIBLE.test(point) ? '' : plain(point, simplify);
  known.set(point, made);
  return made;
}

function plain(point: string, simplify: Simplify): string {
  const text = simplify(point.normalize('NFKC').toLowerCase());
  return SPACE.test(text) ? ' ' : text;
}
