import type { TryResult } from '../../../src/contract/studio';

/** Less than this beside a sure intent says nothing. */
const LEAST = 0.02;

/** The alternatives that are worth telling: all where nothing is sure. */
export function nearOf({ intent, alternatives, outOfScope, unsure }: TryResult): TryResult['alternatives'] {
  if (intent === null || outOfScope || unsure) return alternatives;
  return alternatives.filter(({ score }) => score >= LEAST);
}
