import type { Verdict } from '../classifier/classifier';

/** A model that holds most of a text and finds it this far outside overrules the other: "app" is ours, "Citibank's app" is not. */
const SURELY_OUTSIDE = -2;

/** Joins what two models make of a mixed text, each by its share of the text (adding up to 1). */
export function mergeVerdicts(parts: readonly { verdict: Verdict; share: number }[]): Verdict {
  const totals = new Map<string, number>();
  let weightSum = 0;
  for (const { verdict, share } of parts) {
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
    scope: mergedScope(parts),
  };
}

function mergedScope(parts: readonly { verdict: Verdict; share: number }[]): number {
  const overruling = parts.find(({ verdict, share }) => share > 0.5 && verdict.scope < SURELY_OUTSIDE);
  return overruling ? overruling.verdict.scope : Math.max(...parts.map(({ verdict }) => verdict.scope));
}
