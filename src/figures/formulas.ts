import { Histogram } from './quantile';

/** Takes facts one by one and keeps what the figure needs, never the facts. */
export interface Accumulator<Fact> {
  add(fact: Fact): void;
  /** Null: there was nothing to make it of. */
  value(): number | null;
}

/** Begins an accumulator; a report begins one for each of its rows. */
export type Formula<Fact> = () => Accumulator<Fact>;

/** What a fact counts; null: it is no part of the figure. */
type Part<Fact> = (fact: Fact) => number | null;

/** Sum of a part over all facts; 0 without any. */
export function total<Fact>(part: Part<Fact>): Formula<Fact> {
  return () => {
    let sum = 0;
    return {
      add: (fact) => {
        sum += part(fact) ?? 0;
      },
      value: () => sum,
    };
  };
}

/** Sum of one part over the sum of another, of the facts that have both. */
export function ratio<Fact>(above: Part<Fact>, below: Part<Fact>): Formula<Fact> {
  return () => {
    let over = 0;
    let under = 0;
    return {
      add: (fact) => {
        const [high, low] = [above(fact), below(fact)];
        if (high === null || low === null) return;
        over += high;
        under += low;
      },
      value: () => (under === 0 ? null : over / under),
    };
  };
}

/** Share of the facts of which it is true, among those of which it is true or false. */
export function share<Fact>(holds: (fact: Fact) => boolean | null): Formula<Fact> {
  return ratio(
    (fact) => {
      const held = holds(fact);
      return held === null ? null : Number(held);
    },
    () => 1,
  );
}

/** Mean of a part over the facts that have it. */
export function mean<Fact>(part: Part<Fact>): Formula<Fact> {
  return ratio(part, () => 1);
}

/** Nearest-rank quantile of a part, to the second (above 1,000 to three digits). */
export function quantile<Fact>(part: Part<Fact>, rank: number): Formula<Fact> {
  return () => {
    const histogram = new Histogram();
    return {
      add: (fact) => {
        const found = part(fact);
        if (found !== null) histogram.add(found);
      },
      value: () => histogram.quantile(rank),
    };
  };
}

/** Largest part. */
export function largest<Fact>(part: Part<Fact>): Formula<Fact> {
  return () => {
    let most: number | null = null;
    return {
      add: (fact) => {
        const found = part(fact);
        if (found !== null) most = Math.max(most ?? found, found);
      },
      value: () => most,
    };
  };
}
