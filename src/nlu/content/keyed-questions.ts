import { exactKey, normalise } from '../text/normalise';
import type { Place, PlacedIntent } from './source';

/** A sentence that stands for an intent. */
export interface KeyedQuestion {
  intent: string;
  text: string;
  normalised: string;
  /** Under which it matches exactly. */
  key: string;
  place: Place;
}

const read = new WeakMap<PlacedIntent, KeyedQuestion[]>();

/** The intent's title and questions, normalised; worked out once for each intent that was read. */
export function keyedQuestions(intent: PlacedIntent): readonly KeyedQuestion[] {
  const known = read.get(intent);
  if (known) return known;
  const questions = [intent.title, ...intent.questions].map((text, at): KeyedQuestion => {
    const normalised = normalise(text);
    const place = at === 0 ? intent.at('title') : intent.at('questions', at - 1);
    return { intent: intent.id, text, normalised, key: exactKey(normalised), place };
  });
  read.set(intent, questions);
  return questions;
}
