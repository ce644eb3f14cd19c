/** Beyond so many new ones what overlaps is joined, so that many short times of a day stay a short list. */
const SLACK = 512;

/** A set of times, as ms since 1970; what overlaps counts once. */
export class Spans {
  private joined: [from: number, to: number][] = [];
  private fresh: [from: number, to: number][] = [];

  add(from: number, to: number): void {
    if (to <= from) return;
    this.fresh.push([from, to]);
    if (this.fresh.length > SLACK) this.join();
  }

  addAll(other: Spans): void {
    for (const [from, to] of other.list()) this.add(from, to);
  }

  /** In order, apart from each other. */
  list(): readonly (readonly [from: number, to: number])[] {
    if (this.fresh.length > 0) this.join();
    return this.joined;
  }

  /** Milliseconds of the set between two moments. */
  within(from: number, to: number): number {
    const spans = this.list();
    let total = 0;
    for (let at = firstAfter(spans, from); at < spans.length; at++) {
      const [begin, end] = spans[at] as [number, number];
      if (begin >= to) break;
      total += Math.min(end, to) - Math.max(begin, from);
    }
    return total;
  }

  private join(): void {
    const all = [...this.joined, ...this.fresh].sort(([a], [b]) => a - b);
    this.fresh = [];
    this.joined = [];
    for (const [from, to] of all) {
      const last = this.joined.at(-1);
      if (last && from <= last[1]) last[1] = Math.max(last[1], to);
      else this.joined.push([from, to]);
    }
  }
}

/** Index of the first span that ends after a moment. */
function firstAfter(spans: readonly (readonly [number, number])[], moment: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.[1] ?? 0) > moment) high = middle;
    else low = middle + 1;
  }
  return low;
}
