import { useEffect } from 'react';
import { offerTarget } from '../lib/try-target';
import { foldLine } from './lines';
import { EMPTY_WORDS, type Edited, type Written } from './model';

/** Sentences that are tried and belong to the open intent are added in the form. */
export function useTryTarget(id: string, change: (make: (edited: Edited) => Edited) => void): void {
  useEffect(
    () =>
      offerTarget({
        id,
        add: (locale, question) => change((edited) => withQuestion(edited, locale, question)),
      }),
    [id, change],
  );
}

function withQuestion(edited: Edited, locale: Written, question: string): Edited {
  const words = edited[locale] ?? EMPTY_WORDS;
  const known = words.questions.some((line) => foldLine(line) === foldLine(question));
  if (known) return edited;
  const questions = [...words.questions.filter((line) => line.trim() !== ''), question];
  return { ...edited, [locale]: { ...words, questions } };
}
