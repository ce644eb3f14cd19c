import type { Finding } from '../../../contract/publishing';
import type { ContentSource } from '../source';

/** Follow-ups are other intents of the same locale, each once. */
export function followUpFindings(source: ContentSource): Finding[] {
  return [...source.intents].flatMap(([locale, intents]) => {
    const known = new Set(intents.map(({ id }) => id));
    return intents.flatMap(({ id, followUps = [], at }) =>
      followUps.flatMap((next, n): Finding[] => {
        const message = !known.has(next)
          ? `follow-up ${next} is no intent in ${locale}; correct the id or take it out`
          : next === id
            ? `${id} follows on itself; take it out`
            : followUps.indexOf(next) < n
              ? `follow-up ${next} stands here twice; take one out`
              : undefined;
        if (message === undefined) return [];
        return [{ severity: 'error', ...at('followUps', n), rule: 'unknown-follow-up', message, intent: id }];
      }),
    );
  });
}
