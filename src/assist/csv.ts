import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { AppError } from '../contract/errors';

/**
 * Why: a spreadsheet takes a cell that begins so for a formula, and would run it. An apostrophe makes it text; one that
 * was there before gets another, so that reading gives back what was written.
 */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/** As Excel opens it: UTF-8 with a mark, lines that end in CR LF. */
export function writeCsv(header: string[], rows: string[][]): string {
  const safe = rows.map((row) => row.map((cell) => (FORMULA.test(cell) ? `'${cell}` : cell)));
  return stringify([header, ...safe], { bom: true, record_delimiter: 'windows' });
}

/** Rows by the names of the first line; `line` is where a row begins. BAD_REQUEST when it is no table. */
export function readCsv(text: string): { line: number; cells: Record<string, string> }[] {
  try {
    const records = parse(text, {
      ...{ bom: true, delimiter: delimiterOf(text), skip_empty_lines: true, info: true },
      ...{ relax_column_count: true, max_record_size: 100_000 },
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
    }) as unknown as { record: Record<string, string>; info: { lines: number } }[];
    return records.map(({ record, info }) => ({
      line: info.lines,
      cells: Object.fromEntries(Object.entries(record).map(([name, cell]) => [name, restored(cell)])),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    throw new AppError('BAD_REQUEST', `This is no CSV table; look at line ${String(line)}.`, {
      details: { line },
    });
  }
}

function restored(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** Excel writes semicolons or tabs in some countries. */
function delimiterOf(text: string): string {
  const header = text.slice(0, 1000).split(/\r?\n/)[0] ?? '';
  const count = (sign: string) => header.split(sign).length;
  return [';', '\t'].find((sign) => count(sign) > count(',')) ?? ',';
}
