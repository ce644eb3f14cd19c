import type { Finding } from '../../../contract/publishing';
import type { ContentSource } from '../source';

/** Below this many questions an intent is learned badly. */
const ENOUGH = 5;

/** Every intent has enough questions. */
export function questionFindings(source: ContentSource): Finding[] {
  return [...source.intents.values()].flat().flatMap(({ id, questions, place }): Finding[] => {
    if (questions.length >= ENOUGH) return [];
    const message = `${id} has ${questions.length} question(s); write at least ${ENOUGH}, each in other words`;
    return [{ severity: 'warning', ...place, rule: 'few-questions', message, intent: id }];
  });
}
