import { AppError } from '../contract/errors';

/** Deepest nesting of a body. Why: V8 parses any depth, but what stores it or prints it recurses and would overflow. */
export const MAX_JSON_DEPTH = 32;

/** Names by which JavaScript (`__proto__`) and the MongoDB driver (`_bsontype`) take data for something else. */
const RESERVED = new Set(['__proto__', '_bsontype']);
const RESERVED_TEXT = /__proto__|_bsontype/;

/**
 * Parses untrusted JSON into plain values that are safe to store: half surrogates become U+FFFD, reserved names are
 * dropped. An empty body is `undefined`. Throws BAD_JSON when it is not JSON, BAD_REQUEST when it is nested deeper than
 * MAX_JSON_DEPTH or a key holds a NUL (BSON cannot store one).
 */
export function parseJsonBody(body: Buffer | string): unknown {
  const text = typeof body === 'string' ? body : body.toString('utf8');
  if (text.trim() === '') return undefined;
  const value = parse(text);
  return isHarmless(text) ? value : clean(value, 0);
}

/** Replaces half surrogates with U+FFFD. Why: MongoDB, SQLite and every UTF-8 encoder would do so anyway, each at its own time. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

/**
 * True for nearly every body, which then need not be walked: bytes in UTF-8 hold no half surrogates and JSON no bare NUL,
 * so both need an escape, and no value is deeper than it has brackets.
 */
function isHarmless(text: string): boolean {
  if (text.includes('\\u') || RESERVED_TEXT.test(text)) return false;
  let brackets = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0xd800 && code <= 0xdfff) return false;
    if (code === 0x5b || code === 0x7b) brackets += 1;
  }
  return brackets <= MAX_JSON_DEPTH;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch (cause) {
    throw new AppError('BAD_JSON', 'The body is not valid JSON; send UTF-8 JSON.', { cause });
  }
}

function clean(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return wellFormed(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_JSON_DEPTH) {
    throw new AppError('BAD_REQUEST', `The body is nested more than ${MAX_JSON_DEPTH} levels deep.`);
  }
  if (Array.isArray(value)) return value.map((item) => clean(item, depth + 1));
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    if (RESERVED.has(key)) continue;
    if (key.includes('\0')) throw new AppError('BAD_REQUEST', 'A field name holds a NUL character.');
    result[wellFormed(key)] = clean(item, depth + 1);
  }
  return result;
}
