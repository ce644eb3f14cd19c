import type { Verdict } from '../classifier/classifier';

/** Joins what two models make of a mixed text, each by its share of the text (adding up to 1). */
export function mergeVerdicts(parts: readonly { verdict: Verdict; share: number }[]): Verdict {
  const totals = new Map<string, number>();
  let scope = -Infinity;
  let weightSum = 0;
  for (const { verdict, share } of parts) {
    scope = Math.max(scope, verdict.scope);
    const weight = verdict.scope < 0 ? share * 0.3 : share;
    weightSum += weight;
    verdict.intents.forEach((intent, at) =>
      totals.set(intent, (totals.get(intent) ?? 0) + weight * (verdict.probabilities[at] ?? 0)),
    );
  }
  const ranked = [...totals].sort((a, b) => b[1] - a[1]);
  return {
    intents: ranked.map(([intent]) => intent),
    probabilities: ranked.map(([, total]) => (weightSum === 0 ? 0 : total / weightSum)),
    scope,
  };
}
