import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { FormatError, textFile, textOf, type Format, type FormatFile } from '../format';
import { Lost } from '../lost';
import { ModelBuilder } from '../model';
import type { Table } from '../table/columns';
import { readTable } from '../table/read';
import { writeTables } from '../table/write';
import { neutralise, restore } from './formula';

/** CSV as Excel writes it: UTF-8 with a mark, one file of questions and one of answers. */
export const csv: Format = {
  name: 'csv',
  title: 'Tables (CSV, opens in Excel)',
  extensions: ['.csv', '.tsv'],
  write: (model) => {
    const lost = new Lost();
    const files = writeTables(model, lost).map(({ name, rows }) =>
      textFile(
        `${name}.csv`,
        stringify(
          rows.map((row) => row.map(neutralise)),
          { bom: true, record_delimiter: 'windows' },
        ),
      ),
    );
    return Promise.resolve({ files, lost: lost.lines() });
  },
  read: (files, options) => {
    const builder = new ModelBuilder();
    const lost = new Lost();
    for (const file of files) readTable(builder, lost, tableOf(file), options);
    return Promise.resolve({ model: builder.build(), lost: lost.lines() });
  },
};

function tableOf(file: FormatFile): Table {
  const text = textOf(file).replace(/^\uFEFF/, '');
  try {
    const records = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return {
      name: file.name,
      rows: records.map(({ record }) => record.map(restore)),
      lines: records.map(({ info }) => info.lines),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    throw new FormatError(file.name, line, `is not CSV: ${error.message}`);
  }
}

/** Excel writes semicolons or tabs in some countries; the first line tells. */
function delimiterOf(text: string): string {
  const header = text.slice(0, 2000).split(/\r?\n/)[0] ?? '';
  return [',', ';', '\t'].reduce(
    (best, sign) => (count(header, sign) > count(header, best) ? sign : best),
    ',',
  );
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
