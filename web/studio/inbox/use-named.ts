import { useCallback } from 'react';
import { useStudio } from '../lib/studio-context';
import { useInboxTexts } from './texts';
import { NONE, type Target } from './use-inbox-actions';

/** Gives an intent the title that it has in the reader's language; the server's is in the sentence's. */
export function useNamed(): <T extends Target>(target: T) => T {
  const { titleOf } = useStudio();
  const texts = useInboxTexts();
  return useCallback(
    (target) => {
      const own = target.intent === NONE ? texts.nothingAnswers : titleOf(target.intent);
      return { ...target, title: own === target.intent ? target.title : own };
    },
    [titleOf, texts],
  );
}
