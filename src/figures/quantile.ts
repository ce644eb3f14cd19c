/** Up to here values are kept to the unit. */
const EXACT = 1000;

/** Why rounded: so that a histogram has some thousand places at most, however many values come. */
function placeOf(value: number): number {
  if (value < EXACT) return Math.round(value);
  const step = 10 ** (Math.floor(Math.log10(value)) - 2);
  return Math.round(value / step) * step;
}

/** Counts of whole values: exact below 1,000, above to three digits. */
export class Histogram {
  private readonly counts = new Map<number, number>();
  private total = 0;

  add(value: number): void {
    const place = placeOf(value);
    this.counts.set(place, (this.counts.get(place) ?? 0) + 1);
    this.total++;
  }

  /** Nearest rank: the least value that the given share of all does not exceed; null without values. */
  quantile(share: number): number | null {
    if (this.total === 0) return null;
    let left = Math.max(1, Math.ceil(share * this.total));
    for (const place of [...this.counts.keys()].sort((a, b) => a - b)) {
      left -= this.counts.get(place) ?? 0;
      if (left <= 0) return place;
    }
    return null;
  }
}
