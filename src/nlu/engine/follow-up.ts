import { subjectOf } from '../text/ellipsis';
import type { Wording } from '../text/wording';
import type { Decision } from './decide';

/** A likeness below this is chance. */
const LEAST = 0.03;
/** The second is at least this near to the first: the customer is asked. */
const TOO_CLOSE = 0.85;
const ALTERNATIVES = 3;
const HAN = /[\u3400-\u9fff]/;

/**
 * Understands a text that says only what else the last question is asked about; undefined when it is no such text, or
 * nothing like the last question is known about it.
 */
export function followUp(normalised: string, lastIntent: string, { topics }: Wording): Decision | undefined {
  const subject = subjectOf(normalised);
  if (subject === undefined) return undefined;
  const ranked = (HAN.test(subject) ? topics.chinese : topics.english).about(subject, lastIntent);
  const [first, second] = ranked;
  if (!first || first.score < LEAST) return undefined;
  const [best, ...others] = ranked
    .slice(0, 1 + ALTERNATIVES)
    .map(({ intent, score }) => ({ intent, score: round(score) }));
  if (!best) return undefined;
  const unsure = second !== undefined && second.score > first.score * TOO_CLOSE;
  return { ...best, alternatives: others, outOfScope: false, unsure };
}

function round(score: number): number {
  return Math.round(Math.min(1, score) * 1e4) / 1e4;
}
