/** Bytes of WebAssembly code. */
export type Code = readonly number[];

const I32 = 0x7f;
const VOID = 0x40;
const LOCAL_TYPES = { i32: 0x7f, f32: 0x7d, v128: 0x7b } as const;

export interface FunctionSource {
  name: string;
  /** Number of 32-bit integer parameters; they are the first locals. */
  parameters: number;
  /** Types of the locals that follow. */
  locals: readonly (keyof typeof LOCAL_TYPES)[];
  body: Code;
}

/** An integer in the variable-length form that WebAssembly wants. */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

export const get = (local: number): Code => [0x20, local];
export const set = (local: number): Code => [0x21, local];
/** A constant below 64. */
export const constant = (value: number): Code => [0x41, value];
export const add = (a: Code, b: Code): Code => [...a, ...b, 0x6a];
export const multiply = (a: Code, b: Code): Code => [...a, ...b, 0x6c];
export const load = (address: Code): Code => [...address, 0x28, 2, 0];
export const loadFloat = (address: Code): Code => [...address, 0x2a, 2, 0];
export const storeFloat = (address: Code, value: Code): Code => [...address, ...value, 0x38, 2, 0];
export const loadLanes = (address: Code, offset: number): Code => [...address, 0xfd, 0x00, 2, offset];
export const storeLanes = (address: Code, offset: number, value: Code): Code => [
  ...address,
  ...value,
  ...[0xfd, 0x0b, 2, offset],
];
export const splat = (value: Code): Code => [...value, 0xfd, 0x13];
export const addLanes = (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0xe4, 0x01];
export const multiplyLanes = (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0xe6, 0x01];
export const lane = (vector: Code, place: number): Code => [...vector, 0xfd, 0x1f, place];
export const addFloats = (a: Code, b: Code): Code => [...a, ...b, 0x92];

/** Repeats `body` while `local` is below `end`. */
export function whileBelow(local: number, end: Code, body: Code): Code {
  const isBelow = [...get(local), ...end, 0x49];
  return [0x02, VOID, 0x03, VOID, ...isBelow, 0x45, 0x0d, 1, ...body, 0x0c, 0, 0x0b, 0x0b];
}

/** A module of functions without results that work on the memory imported as `env.memory`. */
export function assemble(functions: readonly FunctionSource[]): Uint8Array {
  const types = functions.map(({ parameters }) => [
    0x60,
    parameters,
    ...new Array<number>(parameters).fill(I32),
    0,
  ]);
  const exported = functions.map(({ name }, at) => [...text(name), 0, at]);
  const memory = [...text('env'), ...text('memory'), 2, 0, 0];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, types),
    ...section(2, [memory]),
    ...section(
      3,
      functions.map((_, at) => [at]),
    ),
    ...section(7, exported),
    ...section(10, functions.map(codeOf)),
  ]);
}

function codeOf({ locals, body }: FunctionSource): number[] {
  const declared = locals.flatMap((type) => [1, LOCAL_TYPES[type]]);
  const code = [...unsigned(locals.length), ...declared, ...body, 0x0b];
  return [...unsigned(code.length), ...code];
}

function section(id: number, items: readonly (readonly number[])[]): number[] {
  const content = [...unsigned(items.length), ...items.flat()];
  return [id, ...unsigned(content.length), ...content];
}

function text(name: string): number[] {
  return [name.length, ...Buffer.from(name, 'ascii')];
}
