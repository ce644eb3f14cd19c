import type { Finding } from '../../../contract/publishing';
import type { ContentSource, Place, PlacedIntent } from '../source';
import { keyedQuestions } from '../keyed-questions';
import { where } from './strings';

/** One id twice in a locale; one sentence under two intents. */
export function duplicateFindings(source: ContentSource): Finding[] {
  return [...source.intents.values()].flatMap((intents) => [
    ...duplicateIds(intents),
    ...duplicateSentences(intents),
  ]);
}

function duplicateIds(intents: readonly PlacedIntent[]): Finding[] {
  const first = new Map<string, Place>();
  return intents.flatMap(({ id, place }): Finding[] => {
    const earlier = first.get(id);
    if (!earlier) first.set(id, place);
    const message = `intent ${id} is already in ${where(earlier)}; give this one another id, or make them one`;
    return earlier ? [{ severity: 'error', ...place, rule: 'duplicate-id', message, intent: id }] : [];
  });
}

function duplicateSentences(intents: readonly PlacedIntent[]): Finding[] {
  const first = new Map<string, { id: string; place: Place }>();
  const findings: Finding[] = [];
  for (const intent of intents) {
    for (const { text, key, place } of keyedQuestions(intent)) {
      const earlier = first.get(key);
      if (!earlier) first.set(key, { id: intent.id, place });
      else if (earlier.id !== intent.id) {
        const message = `"${text}" is already a question of ${earlier.id} in ${where(earlier.place)}; take one of them out`;
        findings.push({
          severity: 'error',
          ...place,
          rule: 'duplicate-question',
          message,
          intent: intent.id,
        });
      }
    }
  }
  return findings;
}
