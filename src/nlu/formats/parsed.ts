import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { FormatError } from './format';

/** Beyond this, the place of a wrong value is not looked up: the parser that knows lines is slow. */
const MAX_LOCATED = 4_000_000;

/** Reads JSON and checks its shape; what is wrong throws with its line. */
export function parseJson<T>(file: string, text: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new FormatError(file, jsonErrorLine(text), `is not JSON: ${message(error)}`);
  }
  return check(file, value, schema, () => (text.length > MAX_LOCATED ? undefined : located(text)));
}

/** Reads YAML and checks its shape; what is wrong throws with its line. */
export function parseYaml<T>(file: string, text: string, schema: z.ZodType<T>): Parsed<T> {
  const found = located(text, file);
  return { value: check(file, found.value, schema, () => found), lineOf: found.lineOf };
}

/** A value that knows on which line each of its parts stands. */
export interface Parsed<T> {
  value: T;
  lineOf: (path: readonly PropertyKey[]) => number;
}

function located(text: string, file?: string): Parsed<unknown> {
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, logLevel: 'error' });
    const error = document.errors[0];
    if (error && file !== undefined)
      throw new FormatError(
        file,
        lines.linePos(error.pos[0]).line,
        `is not YAML: ${error.message.split('\n')[0] ?? ''}`,
      );
    return { value: document.toJS(), lineOf: (path) => findLine(document, lines, path) };
  } catch (error) {
    if (error instanceof FormatError || file === undefined) throw error;
    throw new FormatError(file, 1, `cannot be read: ${message(error)}`);
  }
}

function findLine(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function check<T>(
  file: string,
  value: unknown,
  schema: z.ZodType<T>,
  find: () => Parsed<unknown> | undefined,
): T {
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const path = issue?.path ?? [];
  const where = path.length === 0 ? '' : `${path.map(String).join('.')}: `;
  throw new FormatError(file, find()?.lineOf(path) ?? 1, where + (issue?.message ?? 'has the wrong shape'));
}

/** Why by halving: the message names a position for some mistakes only. */
function jsonErrorLine(text: string): number {
  let right = 0;
  let wrong = text.length;
  while (wrong - right > 1) {
    const middle = (right + wrong) >> 1;
    if (mayGoOn(text.slice(0, middle))) right = middle;
    else wrong = middle;
  }
  return text.slice(0, right).split('\n').length;
}

/** Whether only more text is missing. */
function mayGoOn(start: string): boolean {
  try {
    JSON.parse(start);
    return true;
  } catch (error) {
    const reason = message(error);
    return (
      /end of JSON input|^Unterminated string/.test(reason) || reason.endsWith(`position ${start.length}`)
    );
  }
}

function message(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
