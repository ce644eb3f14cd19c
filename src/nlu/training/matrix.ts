import type { VectorSpaceData } from '../features/vector-space';
import { Vectoriser } from '../features/vectoriser';

/** Rows as unit vectors in compressed form: row r is `starts[r]` up to `starts[r + 1]`. */
export interface Matrix {
  rows: number;
  columns: number;
  starts: Int32Array;
  numbers: Int32Array;
  values: Float32Array;
}

/** Encodes all texts. */
export function encodeAll(space: VectorSpaceData, texts: readonly string[]): Matrix {
  const vectoriser = new Vectoriser(space);
  const starts = new Int32Array(texts.length + 1);
  const numbers: Int32Array[] = [];
  const values: Float32Array[] = [];
  texts.forEach((text, row) => {
    vectoriser.encode(text);
    numbers.push(vectoriser.numbers.slice(0, vectoriser.length));
    values.push(vectoriser.values.slice(0, vectoriser.length).map((value) => value * vectoriser.scale));
    starts[row + 1] = (starts[row] ?? 0) + vectoriser.length;
  });
  const total = starts[texts.length] ?? 0;
  const matrix: Matrix = {
    rows: texts.length,
    columns: space.hashes.length,
    starts,
    numbers: new Int32Array(total),
    values: new Float32Array(total),
  };
  for (let row = 0; row < texts.length; row++) {
    matrix.numbers.set(numbers[row] ?? [], starts[row]);
    matrix.values.set(values[row] ?? [], starts[row]);
  }
  return matrix;
}
