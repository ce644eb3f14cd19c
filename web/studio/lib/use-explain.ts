import { useCallback } from 'react';
import { explainError } from '../../shared/lib/explain';
import { useCommon } from '../../shared/lib/prefs';
import { SHELL } from '../messages/shell';
import { useWords } from './words';

/** What went wrong, in the chosen language, with what to do next. */
export function useExplain(): (error: unknown) => string {
  const common = useCommon();
  const words = useWords(SHELL);
  return useCallback(
    (error) => explainError(error, common, { NOT_FOUND: words.errNotFound, TOO_LARGE: words.errTooLarge }),
    [common, words],
  );
}
