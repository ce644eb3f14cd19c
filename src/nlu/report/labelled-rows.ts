import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { InputError } from './input-error';

/** One row of an intent data set as it stands in the file. */
export interface LabelledRow {
  text: string;
  intent: string;
}

/** A text longer than this is a broken quote, not a question. */
const LONGEST_RECORD = 100_000;

/**
 * Reads a CSV file (RFC 4180, UTF-8 with or without BOM, any line ends) whose header names `text` and `intent`; other
 * columns are ignored. A file of strangers needs no `intent`.
 */
export function readLabelledRows(path: string, { intents = true } = {}): LabelledRow[] {
  const [header, ...records] = parseRecords(path, readText(path));
  const columns = (header ?? []).map((name) => name.trim().toLowerCase());
  const text = columnOf('text', columns, path);
  const intent = intents ? columnOf('intent', columns, path) : columns.indexOf('intent');
  const rows = records
    .map((fields) => ({ text: fields[text] ?? '', intent: fields[intent]?.trim() ?? '' }))
    .filter((row) => row.text.trim() !== '');
  if (rows.length === 0) throw new InputError(`${path} has no rows; add some below the header text,intent`);
  const blank = intents ? rows.findIndex((row) => row.intent === '') : -1;
  if (blank >= 0)
    throw new InputError(`${path}: "${rows[blank]?.text}" has no intent; name one in its second field`);
  return rows;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new InputError(`${path} cannot be read (${reason(error)}); check the path`, error);
  }
}

function parseRecords(path: string, text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_RECORD,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new InputError(`${path} is no valid CSV: ${error.message}; quote fields that hold quotes`, error);
  }
}

function columnOf(name: string, columns: readonly string[], path: string): number {
  const at = columns.indexOf(name);
  if (at >= 0) return at;
  throw new InputError(
    `${path} has no column "${name}" (it has: ${columns.join(', ') || 'none'}); begin it with the header text,intent`,
  );
}

function reason(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
