import {
  add,
  addFloats,
  addLanes,
  assemble,
  constant,
  get,
  lane,
  load,
  loadFloat,
  loadLanes,
  multiply,
  multiplyLanes,
  set,
  splat,
  storeFloat,
  storeLanes,
  whileBelow,
  type Code,
  type FunctionSource,
} from './assembler';

/** Rows are whole multiples of so many floats wide. */
export const LANES = 16;
const BYTES_PER_STEP = LANES * 4;
const OFFSETS = [0, 16, 32, 48];
const PAGE = 65536;

/**
 * Loops over rows of floats, four numbers an instruction, some five times as fast as plain loops. All numbers are byte
 * addresses into the memory, but `count`; `width` is a row's size in bytes.
 */
export interface Kernels {
  /** Adds to the row at `out` the `count` rows of the table that `index` names, each times its value. */
  gather(out: number, table: number, index: number, values: number, count: number, width: number): void;
  /** Adds to the `count` rows of the table that `index` names the row at `row`, each times its value. */
  scatter(row: number, table: number, index: number, values: number, count: number, width: number): void;
  /** Writes the dot product of the row at `row` with each of the table's first `count` rows. */
  dots(out: number, table: number, row: number, count: number, width: number): void;
}

/** The rest of a row: `to` += `from` times the factor, while `at` runs to `width`. */
function addScaled(at: number, to: Code, from: Code, factor: number, width: Code): Code {
  const target = add(to, get(at));
  const source = add(from, get(at));
  const steps = OFFSETS.flatMap((offset) => [
    ...storeLanes(
      target,
      offset,
      addLanes(loadLanes(target, offset), multiplyLanes(loadLanes(source, offset), get(factor))),
    ),
  ]);
  const loop = whileBelow(at, width, [...steps, ...set2(at, add(get(at), wide(BYTES_PER_STEP)))]);
  return [...constant(0), ...set(at), ...loop];
}

const set2 = (local: number, value: Code): Code => [...value, ...set(local)];
/** A constant of 64 needs two bytes. */
const wide = (value: number): Code => [0x41, (value & 0x7f) | 0x80, value >> 7];
const nth = (base: number, at: number): Code => add(get(base), multiply(get(at), constant(4)));

/** Both gather and scatter walk over index and values; they differ in what is added to what. */
function sparse(name: 'gather' | 'scatter'): FunctionSource {
  const [row, table, index, values, count, width, item, at, address, factor] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const [to, from] = name === 'gather' ? [row, address] : [address, row];
  const body = [
    ...set2(address, add(get(table), multiply(load(nth(index, item)), get(width)))),
    ...set2(factor, splat(loadFloat(nth(values, item)))),
    ...addScaled(at, get(to), get(from), factor, get(width)),
    ...set2(item, add(get(item), constant(1))),
  ];
  return {
    name,
    parameters: 6,
    locals: ['i32', 'i32', 'i32', 'v128'],
    body: whileBelow(item, get(count), body),
  };
}

function dots(): FunctionSource {
  const [out, table, row, count, width, item, at, address] = [0, 1, 2, 3, 4, 5, 6, 7];
  const sums = [8, 9, 10, 11] as const;
  const here = add(get(address), get(at));
  const there = add(get(row), get(at));
  const products = OFFSETS.flatMap((offset, i) =>
    set2(
      sums[i] ?? 0,
      addLanes(get(sums[i] ?? 0), multiplyLanes(loadLanes(here, offset), loadLanes(there, offset))),
    ),
  );
  const [first, second, third, fourth] = sums;
  const total = addLanes(addLanes(get(first), get(second)), addLanes(get(third), get(fourth)));
  const body = [
    ...set2(address, add(get(table), multiply(get(item), get(width)))),
    ...sums.flatMap((sum) => set2(sum, [...constant(0), 0xfd, 0x11])),
    ...set2(at, constant(0)),
    ...whileBelow(at, get(width), [...products, ...set2(at, add(get(at), wide(BYTES_PER_STEP)))]),
    ...set2(first, total),
    ...storeFloat(
      nth(out, item),
      addFloats(
        addFloats(lane(get(first), 0), lane(get(first), 1)),
        addFloats(lane(get(first), 2), lane(get(first), 3)),
      ),
    ),
    ...set2(item, add(get(item), constant(1))),
  ];
  return {
    name: 'dots',
    parameters: 5,
    locals: ['i32', 'i32', 'i32', 'v128', 'v128', 'v128', 'v128'],
    body: whileBelow(item, get(count), body),
  };
}

let compiled: WebAssembly.Module | undefined;

/** Memory of a fixed size that the kernels work on, handed out piece by piece; it starts as zeros. */
export class KernelMemory {
  readonly kernels: Kernels;
  private readonly buffer: ArrayBuffer;
  private next = 0;

  /** `numbers` is how many 32-bit numbers there is room for. */
  constructor(numbers: number) {
    compiled ??= new WebAssembly.Module(assemble([sparse('gather'), sparse('scatter'), dots()]));
    const memory = new WebAssembly.Memory({ initial: Math.ceil((numbers * 4) / PAGE) });
    this.kernels = new WebAssembly.Instance(compiled, { env: { memory } }).exports as Kernels;
    this.buffer = memory.buffer;
  }

  floats(length: number): Float32Array {
    return new Float32Array(this.buffer, this.take(length), length);
  }

  integers(length: number): Int32Array {
    return new Int32Array(this.buffer, this.take(length), length);
  }

  private take(length: number): number {
    const from = this.next;
    this.next += length * 4;
    return from;
  }
}
