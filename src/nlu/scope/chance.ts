/** Where evidence parts insiders from strangers by even chances, and how sharply. */
export interface Chance {
  middle: number;
  steepness: number;
}

const STEPS = 50;
/** Keeps the curve from becoming a cliff where nothing overlaps. */
const RIDGE = 0.01;

/** A logistic curve through both kinds, each counting as much as the other (Newton's method). */
export function fitChance(inside: readonly number[], outside: readonly number[]): Chance {
  let slope = 1;
  let offset = -(mean(inside) + mean(outside)) / 2;
  for (let step = 0; step < STEPS; step++) {
    const sums = { slope: RIDGE * slope, offset: 0, ss: RIDGE, so: 0, oo: 1e-9 };
    add(sums, inside, 1, slope, offset);
    add(sums, outside, 0, slope, offset);
    const determinant = sums.ss * sums.oo - sums.so ** 2;
    slope -= (sums.oo * sums.slope - sums.so * sums.offset) / determinant;
    offset -= (sums.ss * sums.offset - sums.so * sums.slope) / determinant;
  }
  const usable = Number.isFinite(slope) && slope > RIDGE;
  return usable ? { middle: -offset / slope, steepness: slope } : { middle: mean(inside), steepness: 1 };
}

interface Sums {
  slope: number;
  offset: number;
  ss: number;
  so: number;
  oo: number;
}

function add(sums: Sums, evidence: readonly number[], label: number, slope: number, offset: number): void {
  for (const x of evidence) {
    const chance = 1 / (1 + Math.exp(-(slope * x + offset)));
    const error = (chance - label) / evidence.length;
    const curve = (chance * (1 - chance)) / evidence.length;
    sums.slope += error * x;
    sums.offset += error;
    sums.ss += curve * x * x;
    sums.so += curve * x;
    sums.oo += curve;
  }
}

function mean(figures: readonly number[]): number {
  return figures.length === 0 ? 0 : figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
}
