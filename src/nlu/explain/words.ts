/** A word as it stands in a text; offsets are UTF-16 units. */
export interface PlacedWord {
  text: string;
  start: number;
  end: number;
}

/** Longest text that is explained, and most of its words. */
export const LONGEST = 500;
const MOST_WORDS = 80;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The text's words, whatever its language: Chinese is cut into words too. */
export function placedWords(text: string): PlacedWord[] {
  const words: PlacedWord[] = [];
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    if (isWordLike) words.push({ text: segment, start: index, end: index + segment.length });
    if (words.length === MOST_WORDS) break;
  }
  return words;
}
