import { stringify } from 'csv-stringify/sync';
import type { ReportView } from '../../contract/figures-api';
import type { Locale } from '../../contract/understanding';
import { asText } from './formula';
import { rounded, sheetOf, type Cell } from './sheet';

/** UTF-8 with a mark and Windows line ends, as Excel wants it. */
export function csvOf(report: ReportView, locale: Locale): Buffer {
  const { titles, rows } = sheetOf(report, locale);
  const lines = [titles.map(asText), ...rows.map((row) => row.map(plain))];
  return Buffer.from(stringify(lines, { bom: true, record_delimiter: 'windows' }));
}

function plain(cell: Cell): string | number {
  if ('text' in cell) return asText(cell.text);
  return cell.value === null ? '' : rounded(cell.value, cell.unit);
}
