/* eslint-disable @typescript-eslint/no-non-null-assertion -- Why: typed-array loops whose indexes are in range by construction */
import type { Matrix } from './matrix';
import { seededRandom, shuffle } from './random';

export interface SvmOptions {
  /** Cost of an error. */
  cost: number;
  /** Stop when the projected gradients of a full pass differ by less. */
  tolerance: number;
  maxPasses: number;
}

/** Below this a step changes nothing. */
const TINY = 1e-12;

/**
 * One class against the rest: L2-regularised, squared hinge, by dual coordinate descent with shrinking
 * (Hsieh et al., ICML 2008, as in LIBLINEAR). Returns the weights; the bias is the last one.
 */
export function trainOneVsRest(
  matrix: Matrix,
  isPositive: Uint8Array,
  norms: Float64Array,
  options: SvmOptions,
): Float32Array {
  const descent = new Descent(matrix, isPositive, norms, options.cost);
  for (let pass = 0; pass < options.maxPasses; pass++) {
    if (descent.pass() <= options.tolerance && !descent.unshrink()) break;
  }
  return descent.weights;
}

/** The diagonal of the dual problem: squared length of each row with its bias, plus the loss term. */
export function dualNorms(matrix: Matrix, cost: number): Float64Array {
  const norms = new Float64Array(matrix.rows);
  for (let row = 0; row < matrix.rows; row++) {
    let squares = 1 + 0.5 / cost;
    for (let i = matrix.starts[row]!; i < matrix.starts[row + 1]!; i++) squares += matrix.values[i]! ** 2;
    norms[row] = squares;
  }
  return norms;
}

class Descent {
  readonly weights: Float32Array;
  private readonly alpha: Float64Array;
  /** Rows still looked at come first. */
  private readonly active: Int32Array;
  private readonly random: () => number;
  private readonly diagonal: number;
  private size: number;
  /** A row at its bound with a gradient above this is put aside. */
  private bound = Infinity;
  private highest = 0;
  private lowest = 0;

  constructor(
    private readonly matrix: Matrix,
    private readonly isPositive: Uint8Array,
    private readonly norms: Float64Array,
    cost: number,
  ) {
    this.weights = new Float32Array(matrix.columns + 1);
    this.alpha = new Float64Array(matrix.rows);
    this.active = Int32Array.from({ length: matrix.rows }, (_, row) => row);
    this.random = seededRandom(matrix.rows);
    this.diagonal = 0.5 / cost;
    this.size = matrix.rows;
  }

  /** Visits every active row once; returns how far the projected gradients lie apart. */
  pass(): number {
    this.highest = -Infinity;
    this.lowest = Infinity;
    shuffle(this.active, this.size, this.random);
    for (let at = 0; at < this.size; at++) {
      const row = this.active[at]!;
      if (this.visit(row)) continue;
      this.active[at--] = this.active[--this.size]!;
      this.active[this.size] = row;
    }
    this.bound = this.highest <= 0 ? Infinity : this.highest;
    return this.highest - this.lowest;
  }

  /** Looks at all rows again; false when none had been put aside. */
  unshrink(): boolean {
    if (this.size === this.matrix.rows) return false;
    this.size = this.matrix.rows;
    this.bound = Infinity;
    return true;
  }

  /** Moves one row's multiplier to its best value; false when the row may be put aside. */
  private visit(row: number): boolean {
    const held = this.alpha[row]!;
    const sign = this.isPositive[row] === 1 ? 1 : -1;
    const gradient = sign * this.margin(row) - 1 + held * this.diagonal;
    if (held === 0 && gradient > this.bound) return false;
    const projected = held === 0 && gradient > 0 ? 0 : gradient;
    if (projected > this.highest) this.highest = projected;
    if (projected < this.lowest) this.lowest = projected;
    if (Math.abs(projected) < TINY) return true;
    const next = Math.max(held - gradient / this.norms[row]!, 0);
    this.alpha[row] = next;
    this.step(row, (next - held) * sign);
    return true;
  }

  private margin(row: number): number {
    const { weights } = this;
    const { starts, numbers, values, columns } = this.matrix;
    const end = starts[row + 1]!;
    let margin = weights[columns]!;
    for (let i = starts[row]!; i < end; i++) margin += weights[numbers[i]!]! * values[i]!;
    return margin;
  }

  private step(row: number, size: number): void {
    const { weights } = this;
    const { starts, numbers, values, columns } = this.matrix;
    const end = starts[row + 1]!;
    weights[columns]! += size;
    for (let i = starts[row]!; i < end; i++) weights[numbers[i]!]! += size * values[i]!;
  }
}
