/* eslint-disable @typescript-eslint/no-non-null-assertion -- Why: typed-array loops whose indexes are in range by construction */
/** How many of the best intents are looked at. */
export const RANKED = 4;

/** The best intents of one scoring, best first; reused between calls. */
export class Ranking {
  readonly intents = new Int32Array(RANKED);
  readonly margins = new Float32Array(RANKED);
  length = 0;

  /** Picks the best out of all margins; the earlier intent wins a tie. */
  rank(margins: Float32Array): void {
    this.length = 0;
    for (let intent = 0; intent < margins.length; intent++) {
      const margin = margins[intent]!;
      if (this.length === RANKED && margin <= this.margins[RANKED - 1]!) continue;
      this.insert(intent, margin);
    }
  }

  private insert(intent: number, margin: number): void {
    if (this.length < RANKED) this.length++;
    let at = this.length - 1;
    while (at > 0 && this.margins[at - 1]! < margin) {
      this.margins[at] = this.margins[at - 1]!;
      this.intents[at] = this.intents[at - 1]!;
      at--;
    }
    this.margins[at] = margin;
    this.intents[at] = intent;
  }
}
