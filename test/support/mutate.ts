/** A small generator of numbers from 0 to 1 that gives the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const JUNK: unknown[] = [
  null,
  '',
  ' ',
  0,
  -1,
  1e308,
  9007199254740993,
  true,
  [],
  {},
  [[[[]]]],
  { $where: 'sleep(1)' },
  '__proto__',
  'constructor',
  '\u0000',
  '\ud800',
  ']]>',
  '<!DOCTYPE x [<!ENTITY y "z">]>',
  '&#x0;',
  '余'.repeat(3_000),
  'a'.repeat(20_000),
  '2026-13-45T99:99:99Z',
  '+8613800138000',
  '../../etc/passwd',
  'javascript:alert(1)',
];

/** The value with one to three of its parts taken out, replaced by junk, doubled or renamed. */
export function mutate(value: unknown, random: () => number): unknown {
  let mutated = structuredClone(value);
  const times = 1 + Math.floor(random() * 3);
  for (let n = 0; n < times; n++) mutated = mutateOnce(mutated, random);
  return mutated;
}

function mutateOnce(value: unknown, random: () => number): unknown {
  if (typeof value === 'string') return mutateText(value, random);
  if (typeof value !== 'object' || value === null || random() < 0.05) return pick(JUNK, random);
  const container = value as Record<string, unknown>;
  const keys = Object.keys(container);
  const key = keys[Math.floor(random() * keys.length)];
  if (key === undefined) return pick(JUNK, random);
  const dice = random();
  if (dice < 0.2) Reflect.deleteProperty(container, key);
  // Why not a list: "1" with digits after it is an index, and the list then has some hundred million items.
  else if (dice < 0.3 && !Array.isArray(value))
    container[`${key}${String(pick(JUNK, random)).slice(0, 8)}`] = container[key];
  else if (dice < 0.6) container[key] = pick(JUNK, random);
  else container[key] = mutateOnce(container[key], random);
  return container;
}

function mutateText(text: string, random: () => number): unknown {
  const at = Math.floor(random() * (text.length + 1));
  const dice = random();
  if (dice < 0.3) return text.slice(0, at);
  if (dice < 0.6) return `${text.slice(0, at)}${String(pick(JUNK, random))}${text.slice(at)}`;
  if (dice < 0.8) return `${text}${text}`;
  return pick(JUNK, random);
}

/** The bytes with some flipped, cut off, or put in. */
export function mutateBytes(bytes: Buffer, random: () => number): Buffer {
  const copy = Buffer.from(bytes);
  const dice = random();
  if (dice < 0.3) return copy.subarray(0, Math.floor(random() * copy.length));
  if (dice < 0.4) return Buffer.concat([copy, copy]);
  for (let n = 0; n < 1 + random() * 8; n++)
    copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
  return copy;
}

/** Why a copy: a later mutation of what was put in would change the junk itself, which then grows without end. */
function pick<T>(from: readonly T[], random: () => number): T {
  return structuredClone(from[Math.floor(random() * from.length)] as T);
}
