import type { Matrix } from './matrix';
import { seededRandom, shuffle } from './random';

export interface SvmOptions {
  /** Cost of an error. */
  cost: number;
  /** Stop when the projected gradients of a full pass differ by less. */
  tolerance: number;
  maxPasses: number;
}

/**
 * One class against the rest: L2-regularised, squared hinge, by dual coordinate descent with shrinking
 * (Hsieh et al., ICML 2008, as in LIBLINEAR). The bias is the last weight.
 */
export function trainOneVsRest(
  matrix: Matrix,
  isPositive: Uint8Array,
  norms: Float64Array,
  options: SvmOptions,
): Float64Array {
  const { starts, numbers, values, rows, columns } = matrix;
  const weights = new Float64Array(columns + 1);
  const alpha = new Float64Array(rows);
  const active = Int32Array.from({ length: rows }, (_, row) => row);
  const random = seededRandom(rows);
  const diagonal = 0.5 / options.cost;
  let size = rows;
  let upper = Infinity;
  let bias = 0;

  for (let pass = 0; pass < options.maxPasses; pass++) {
    let highest = -Infinity;
    let lowest = Infinity;
    shuffle(active, size, random);
    for (let at = 0; at < size; at++) {
      const row = active[at]!;
      const sign = isPositive[row] === 1 ? 1 : -1;
      const end = starts[row + 1]!;
      let dot = bias;
      for (let i = starts[row]!; i < end; i++) dot += weights[numbers[i]!]! * values[i]!;
      const held = alpha[row]!;
      const gradient = sign * dot - 1 + held * diagonal;
      let projected = gradient;
      if (held === 0) {
        if (gradient > upper) {
          active[at] = active[--size]!;
          active[size] = row;
          at--;
          continue;
        }
        if (gradient > 0) projected = 0;
      }
      if (projected > highest) highest = projected;
      if (projected < lowest) lowest = projected;
      if (Math.abs(projected) < 1e-12) continue;
      const next = Math.max(held - gradient / norms[row]!, 0);
      const step = (next - held) * sign;
      alpha[row] = next;
      bias += step;
      for (let i = starts[row]!; i < end; i++) weights[numbers[i]!]! += step * values[i]!;
    }
    if (highest - lowest <= options.tolerance) {
      if (size === rows) break;
      size = rows;
      upper = Infinity;
    } else upper = highest <= 0 ? Infinity : highest;
  }
  weights[columns] = bias;
  return weights;
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
