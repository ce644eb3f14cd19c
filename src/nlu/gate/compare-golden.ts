import type { Changed, Prepared } from '../../contract/publishing';
import type { Locale } from '../../contract/understanding';
import { parseContent } from '../content/parse-content';
import type { ContentSource } from '../content/source';
import { askGolden, goldenOf, type GoldenResult } from './golden';

/** Sentences told one by one; there may be more. */
const MOST_TOLD = 200;

interface Share {
  asked: number;
  passed: number;
  livePassed: number;
  /** Misses that the live version does not have. */
  newlyMissed: number;
}

/** What the golden sentences of a new version show, beside what the live version makes of the same sentences. */
export interface GoldenComparison {
  known: Share;
  none: Share;
  better: Changed[];
  worse: Changed[];
  misses: Changed[];
}

/** Asks the golden sentences of `source` of both versions. */
export function compareGolden(
  source: ContentSource,
  candidate: Prepared,
  live: Prepared | null,
): GoldenComparison {
  const inherited = live ? missedBy(live) : new Set<string>();
  const result: GoldenComparison = { known: share(), none: share(), better: [], worse: [], misses: [] };
  for (const { golden, locale } of goldenOf(source)) {
    const after = askGolden(candidate.understander, golden, locale);
    const before = live && askGolden(live.understander, golden, locale);
    const counts = golden.intent === 'none' ? result.none : result.known;
    counts.asked++;
    if (after.passed) counts.passed++;
    else if (!inherited.has(keyOf(golden.text, locale))) counts.newlyMissed++;
    if (before?.passed) counts.livePassed++;
    const told = changed(after, before, locale);
    if (!after.passed) add(result.misses, told);
    if (before && after.passed !== before.passed) add(after.passed ? result.better : result.worse, told);
  }
  return result;
}

/** Golden sentences that the live version gets wrong itself. */
function missedBy(live: Prepared): Set<string> {
  const missed = goldenOf(parseContent(live.files)).filter(
    ({ golden, locale }) => !askGolden(live.understander, golden, locale).passed,
  );
  return new Set(missed.map(({ golden, locale }) => keyOf(golden.text, locale)));
}

function changed(after: GoldenResult, before: GoldenResult | null, locale: Locale): Changed {
  const { text, intent } = after.golden;
  return {
    text,
    locale,
    before: before ? before.intent : null,
    after: after.intent,
    expected: intent === 'none' ? null : intent,
    count: 1,
  };
}

function add(list: Changed[], told: Changed): void {
  if (list.length < MOST_TOLD) list.push(told);
}

function share(): Share {
  return { asked: 0, passed: 0, livePassed: 0, newlyMissed: 0 };
}

function keyOf(text: string, locale: Locale): string {
  return `${locale}\n${text}`;
}
