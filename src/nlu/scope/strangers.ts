import type { ModelLanguage } from '../features/recipes';
import { normalise, withoutData } from '../text/normalise';
import { CHINESE_BACKGROUND } from './background/chinese';
import { ENGLISH_BACKGROUND } from './background/english';

const BACKGROUND: Record<ModelLanguage, string> = { en: ENGLISH_BACKGROUND, zh: CHINESE_BACKGROUND };

/** Sentences that hardly any customer service answers, normalised. */
export function backgroundOf(language: ModelLanguage): string[] {
  return BACKGROUND[language]
    .trim()
    .split('\n')
    .map((line) => withoutData(normalise(line)));
}
