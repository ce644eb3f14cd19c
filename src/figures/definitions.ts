import type { FigureView } from '../contract/figures-api';
import type { Locale } from '../contract/understanding';
import { FIGURES } from './figures';

/** What every figure means, in the words of a language. */
export function definitionsIn(locale: Locale): FigureView[] {
  return FIGURES.map(({ id, group, unit, better, title, definition }) => ({
    ...{ id, group, unit, better },
    title: title[locale],
    definition: definition[locale],
  }));
}
