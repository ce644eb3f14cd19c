import type { Content } from '../../contract/content';
import { LOCALES } from '../../contract/understanding';
import { plain } from './plain';

const KEYS = ['rating1', 'rating2', 'rating3', 'rating4', 'rating5'] as const;
/** `5`, `5分`, `五星`, `4 stars`, `3/5`. */
const NUMBER = /^([1-5一二两兩三四五])(?: ?(?:分|星|颗星|顆星|points?|stars?|\/ ?5))?$/u;
const CHINESE: Record<string, number> = { 一: 1, 二: 2, 两: 2, 兩: 2, 三: 3, 四: 4, 五: 5 };

export interface Rated {
  /** 1 to 5. */
  score: number;
  /** A number alone, which may have meant something else. */
  bare: boolean;
}

/**
 * The rating that a message gives: the words of a button, with or without its number, or a number. 5 is the best whatever
 * the order in which the buttons were shown.
 */
export function ratingOf(text: string, content: Pick<Content, 'message'>): Rated | null {
  const said = plain(text);
  const number = NUMBER.exec(said)?.[1];
  if (number !== undefined) return { score: CHINESE[number] ?? Number(number), bare: true };
  const words = withoutNumber(said);
  const index = words === '' ? -1 : KEYS.findIndex((key) => titles(key, content).includes(words));
  return index < 0 ? null : { score: index + 1, bare: false };
}

function titles(key: (typeof KEYS)[number], content: Pick<Content, 'message'>): string[] {
  return LOCALES.map((locale) => withoutNumber(plain(content.message(key, locale))));
}

function withoutNumber(title: string): string {
  return title.replace(/^[1-5][.、)]? */u, '');
}
