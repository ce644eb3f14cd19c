import { maskIdentifier, maskPersonalData } from '../contract/masking';

const SECRET = /pass(word|wd)?$|secret|token|authorization|cookie|credential|api-?key|private-?key/i;
const IDENTIFIER = /^(_?id|key|seq)$|(Id|Ids|Key|_id)$/;
const MAX_DEPTH = 6;
const MAX_ITEMS = 50;
const MAX_TEXT = 4_000;

/** A copy of log fields that is safe to write: secrets left out by name, personal data masked, size bounded. */
export function cleanFields(fields: object): Record<string, unknown> {
  const cleaned = cleanObject(fields, 0);
  return fields instanceof Error ? { err: cleaned } : cleaned;
}

/** A message or a text without personal data, bounded in length. */
export function cleanText(text: string): string {
  const kept = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
  return maskPersonalData(kept);
}

function cleanValue(key: string, value: unknown, depth: number): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (SECRET.test(key) && value !== null && value !== undefined) return '[redacted]';
  if (typeof value === 'string')
    return IDENTIFIER.test(key) ? maskIdentifier(value.slice(0, 512)) : cleanText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Buffer.isBuffer(value)) return `[${value.length} bytes]`;
  if (depth >= MAX_DEPTH) return '[deep]';
  return Array.isArray(value)
    ? value.slice(0, MAX_ITEMS).map((item: unknown) => cleanValue(key, item, depth + 1))
    : cleanObject(value, depth);
}

function cleanObject(value: object, depth: number): Record<string, unknown> {
  const entries: [string, unknown][] = value instanceof Error ? errorEntries(value) : entriesOf(value);
  return Object.fromEntries(
    entries.slice(0, MAX_ITEMS).map(([key, item]) => [key, cleanValue(key, item, depth + 1)] as const),
  );
}

function entriesOf(value: object): [string, unknown][] {
  return value instanceof Map ? [...value].map(([k, v]) => [String(k), v]) : Object.entries(value);
}

function errorEntries(error: Error): [string, unknown][] {
  const own = Object.entries(error).filter(([key]) => key !== 'name');
  const cause: [string, unknown][] = error.cause === undefined ? [] : [['cause', error.cause]];
  return [['type', error.name], ['message', error.message], ['stack', error.stack], ...own, ...cause];
}
