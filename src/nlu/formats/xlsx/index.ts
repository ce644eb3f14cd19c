import { FormatError, type Format, type FormatFile } from '../format';
import { Lost } from '../lost';
import { ModelBuilder } from '../model';
import type { Table } from '../table/columns';
import { readTable } from '../table/read';
import { writeTables } from '../table/write';
import { refuseUnsafe } from './guard';
import { ZipRefused } from './zip';

const FILE = 'intents.xlsx';

/** An Excel workbook with a sheet of questions and a sheet of answers. */
export const xlsx: Format = {
  name: 'xlsx',
  title: 'Excel workbook (XLSX)',
  extensions: ['.xlsx'],
  write: async (model) => {
    const lost = new Lost();
    const data = await workbookOf(writeTables(model, lost));
    return { files: [{ name: FILE, data }], lost: lost.lines() };
  },
  read: async (files, options) => {
    const builder = new ModelBuilder();
    const lost = new Lost();
    for (const file of files)
      for (const table of await tablesOf(file)) {
        if (table.rows.length > 0) readTable(builder, lost, table, options);
      }
    return { model: builder.build(), lost: lost.lines() };
  },
};

/** Widths of columns in characters, by what they hold. */
const WIDE = 60;
const NARROW = 16;

async function workbookOf(tables: readonly Table[]): Promise<Buffer> {
  const { default: write } = await import('write-excel-file/node');
  const sheets = tables.map(({ name, rows }) => ({
    sheet: name,
    data: rows.map((row, at) => row.map((value) => cellOf(value, at === 0))),
    columns: (rows[0] ?? []).map((title) => ({
      width: /^(text|answer|sms|more)$/.test(title) ? WIDE : NARROW,
    })),
    stickyRowsCount: 1,
  }));
  return write(sheets).toBuffer();
}

/** Text whatever it looks like: `@` keeps Excel from taking it for a number or a formula. */
function cellOf(value: string, isTitle: boolean): object | null {
  if (value === '') return null;
  return {
    value: escapeCell(value),
    type: String,
    format: '@',
    wrap: true,
    alignVertical: 'top',
    ...(isTitle && { fontWeight: 'bold' }),
  };
}

/**
 * `_x0041_` is how a workbook writes a sign by its number, so the sign before it is written by its own.
 * Why the second: the library looks a text up in a plain object, which has a `constructor` already.
 */
function escapeCell(text: string): string {
  const escaped = text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
  return escaped in {}
    ? `_x${escaped.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_${escaped.slice(1)}`
    : escaped;
}

async function tablesOf({ name, data }: FormatFile): Promise<Table[]> {
  try {
    const buffer = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    refuseUnsafe(buffer);
    const { default: read } = await import('read-excel-file/node');
    const sheets = await read(buffer);
    return sheets.map(({ sheet, data: rows }) => ({
      name: `${name} (${sheet})`,
      rows: rows.map((row) => row.map(textOfCell)),
    }));
  } catch (error) {
    if (error instanceof FormatError) throw error;
    if (error instanceof ZipRefused) throw new FormatError(name, 1, error.message);
    throw new FormatError(
      name,
      1,
      `cannot be read as a workbook: ${error instanceof Error ? error.message : ''}`,
    );
  }
}

function textOfCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString().slice(0, 10) : `${value as string | number | boolean}`;
}
