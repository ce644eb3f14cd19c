/** What cross-validation over the training rows taught about this model's margins. */
export interface Calibration {
  /** Divides margins before they are made into probabilities. */
  temperature: number;
  /** In-scope evidence below this is out of scope. */
  threshold: number;
  /** So is a best margin below this, however many of the words are known. */
  floor: number;
}

const KNOWN_WEIGHT = 2;

/**
 * One figure for "this belongs to an intent that I know": the best margin plus the share of known features.
 * Why: among many combinations it parted CLINC150's valid and oos_val rows best, and bank content from strangers.
 */
export function scopeEvidence(margin: number, known: number): number {
  return margin + KNOWN_WEIGHT * known;
}

/** How far a text lies inside the scope; negative is outside. */
export function scopeOf(margin: number, known: number, { threshold, floor }: Calibration): number {
  return Math.min(scopeEvidence(margin, known) - threshold, margin - floor);
}
