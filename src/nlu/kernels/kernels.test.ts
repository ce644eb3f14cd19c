import { KernelMemory, LANES } from './kernels';

const ROWS = 20;

function setUp(width: number): {
  memory: KernelMemory;
  table: Float32Array;
  row: Float32Array;
  out: Float32Array;
} {
  const memory = new KernelMemory(width * (ROWS + 2) + 4 * ROWS);
  const table = memory.floats(width * ROWS);
  const row = memory.floats(width);
  const out = memory.floats(ROWS);
  table.forEach((_, at) => (table[at] = Math.sin(at)));
  row.forEach((_, at) => (row[at] = Math.cos(at)));
  return { memory, table, row, out };
}

describe.each([LANES, 4 * LANES])('kernels over rows of %i numbers', (width) => {
  const nth = (table: Float32Array, at: number): number[] => [
    ...table.subarray(at * width, (at + 1) * width),
  ];

  it('multiply a row with each row of a table', () => {
    const { memory, table, row, out } = setUp(width);
    memory.kernels.dots(out.byteOffset, table.byteOffset, row.byteOffset, ROWS, width * 4);
    for (let at = 0; at < ROWS; at++) {
      const expected = nth(table, at).reduce((sum, x, i) => sum + x * (row[i] ?? 0), 0);
      expect(out[at]).toBeCloseTo(expected, 4);
    }
  });

  it('add up chosen rows, and add a row to chosen rows', () => {
    const { memory, table, row } = setUp(width);
    const index = memory.integers(2);
    const values = memory.floats(2);
    index.set([3, 17]);
    values.set([2, -0.5]);
    const [third, last, own, other] = [nth(table, 3), nth(table, 17), [...row], nth(table, 4)];
    const at = [table.byteOffset, index.byteOffset, values.byteOffset, 2, width * 4] as const;
    memory.kernels.gather(row.byteOffset, ...at);
    const sum = own.map((x, i) => x + 2 * (third[i] ?? 0) - 0.5 * (last[i] ?? 0));
    row.forEach((x, i) => expect(x).toBeCloseTo(sum[i] ?? NaN, 4));
    memory.kernels.scatter(row.byteOffset, ...at);
    nth(table, 3).forEach((x, i) => expect(x).toBeCloseTo((third[i] ?? 0) + 2 * (sum[i] ?? 0), 4));
    nth(table, 17).forEach((x, i) => expect(x).toBeCloseTo((last[i] ?? 0) - 0.5 * (sum[i] ?? 0), 4));
    expect(nth(table, 4)).toEqual(other);
  });

  it('leave everything as it is when nothing is chosen', () => {
    const { memory, table, row } = setUp(width);
    const before = [...row];
    memory.kernels.gather(row.byteOffset, table.byteOffset, 0, 0, 0, width * 4);
    expect([...row]).toEqual(before);
  });
});
