/** What cross-validation over the training rows taught about this model's margins. */
export interface Calibration {
  /** Divides margins before they are made into probabilities. */
  temperature: number;
  /** In-scope evidence below this is out of scope. */
  threshold: number;
}

/** What the scope decision looks at. */
export interface ScopeEvidence {
  margin: number;
  gap: number;
  probability: number;
  known: number;
}

/** One figure for "this belongs to an intent that I know"; larger is more in scope. */
export function scopeEvidence(evidence: ScopeEvidence): number {
  return evidence.margin + 0.5 * evidence.gap + 0.5 * evidence.probability + 0.5 * evidence.known;
}

/** Share of in-scope rows that the threshold gives up, so that strangers are noticed. */
export const REJECTED_SHARE = 0.05;
