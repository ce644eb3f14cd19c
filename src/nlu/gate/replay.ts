import type { Changed, Prepared } from '../../contract/publishing';
import type { Locale, Understander } from '../../contract/understanding';

const MOST_TOLD = 200;

/** What the router would do with a sentence: the intent, or null where it asks back or passes on. */
function outcome(understander: Understander, text: string, locale: Locale): string | null {
  const { intent, outOfScope, signals } = understander.understand(text, locale);
  if (signals[0] !== undefined) return `signal:${signals[0]}`;
  return outOfScope ? null : intent;
}

/** Past questions that the new version takes otherwise than the live one, most asked first. */
export function replay(
  asked: readonly { text: string; locale: Locale; count: number }[],
  candidate: Prepared,
  live: Prepared | null,
): Changed[] {
  if (!live) return [];
  const changed = asked.flatMap(({ text, locale, count }): Changed[] => {
    const before = outcome(live.understander, text, locale);
    const after = outcome(candidate.understander, text, locale);
    return before === after ? [] : [{ text, locale, before, after, count }];
  });
  return changed.sort((a, b) => b.count - a.count).slice(0, MOST_TOLD);
}
