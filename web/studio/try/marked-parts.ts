interface Word {
  start: number;
  end: number;
  pull: number;
}
export interface Part {
  text: string;
  /** Null: no word that was weighed. */
  pull: number | null;
}

/** The text cut where weighed words begin and end; where two overlap, the one that pulls more. */
export function markedParts(text: string, words: readonly Word[]): Part[] {
  const pulls = new Array<number | null>(text.length).fill(null);
  for (const { start, end, pull } of words) {
    for (let at = Math.max(0, start); at < Math.min(end, text.length); at += 1) {
      const known = pulls[at] ?? null;
      if (known === null || Math.abs(pull) > Math.abs(known)) pulls[at] = pull;
    }
  }
  const parts: Part[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const last = parts.at(-1);
    const pull = pulls[at] ?? null;
    if (last !== undefined && last.pull === pull) last.text += text[at] ?? '';
    else parts.push({ text: text[at] ?? '', pull });
  }
  return parts;
}
