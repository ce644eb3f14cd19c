import { exactKey, normalise } from '../../text/normalise';
import type { Finding } from '../finding';
import type { ContentSource, Place, PlacedIntent } from '../source';

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
    const message = `intent ${id} is already in ${where(earlier)}`;
    return earlier ? [{ severity: 'error', ...place, rule: 'duplicate-id', message }] : [];
  });
}

function duplicateSentences(intents: readonly PlacedIntent[]): Finding[] {
  const first = new Map<string, { id: string; place: Place }>();
  const findings: Finding[] = [];
  for (const intent of intents) {
    const sentences = [
      { text: intent.title, place: intent.place },
      ...intent.questions.map((text, at) => ({ text, place: intent.at('questions', at) })),
    ];
    for (const { text, place } of sentences) {
      const key = exactKey(normalise(text));
      const earlier = first.get(key);
      if (!earlier) first.set(key, { id: intent.id, place });
      else if (earlier.id !== intent.id) {
        const message = `"${text}" is already a question of ${earlier.id} in ${where(earlier.place)}`;
        findings.push({ severity: 'error', ...place, rule: 'duplicate-question', message });
      }
    }
  }
  return findings;
}

function where(place: Place | undefined): string {
  return place ? `${place.file}:${place.line}` : '';
}
