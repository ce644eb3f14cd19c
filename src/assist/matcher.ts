import type { Found } from '../contract/assist';
import { foldText } from './fold';

interface Entry {
  word: string;
  folded: string;
}

/** Finds words of a list in a text: in either script, any width and case; Latin words as whole words only. */
export class Matcher {
  private readonly byFirst = new Map<string, Entry[]>();

  constructor(
    words: readonly string[],
    private readonly simplify: (text: string) => string,
  ) {
    for (const word of words) this.add({ word, folded: foldText(word, simplify).text.trim() });
    // The longest first: of two that begin alike, the one that says more is shown.
    for (const list of this.byFirst.values()) list.sort((a, b) => b.folded.length - a.folded.length);
  }

  /** In the text's order, none over another. */
  find(original: string): Found[] {
    if (this.byFirst.size === 0) return [];
    const { text, starts, ends } = foldText(original, this.simplify);
    const found: Found[] = [];
    for (let at = 0; at < text.length; at++) {
      const hit = this.byFirst
        .get(text.charAt(at))
        ?.find(({ folded }) => text.startsWith(folded, at) && standsAlone(text, at, folded));
      if (!hit) continue;
      const last = at + hit.folded.length - 1;
      found.push({ kind: 'word', start: starts[at] ?? 0, end: ends[last] ?? 0, text: hit.word });
      at = last;
    }
    return found;
  }

  private add(entry: Entry): void {
    const first = entry.folded.charAt(0);
    if (first === '') return;
    const list = this.byFirst.get(first) ?? [];
    if (!list.some(({ folded }) => folded === entry.folded)) this.byFirst.set(first, [...list, entry]);
  }
}

/** Why: "ass" is not in "passbook", but 保本 is in 保本理财. */
function standsAlone(text: string, at: number, folded: string): boolean {
  const end = at + folded.length;
  const joinsBefore = isLatin(text, at) && isLatin(text, at - 1);
  return !joinsBefore && !(isLatin(text, end - 1) && isLatin(text, end));
}

function isLatin(text: string, at: number): boolean {
  const code = at < 0 ? NaN : text.charCodeAt(at);
  const isDigit = code >= 0x30 && code <= 0x39;
  return isDigit || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code <= 0x24f);
}
