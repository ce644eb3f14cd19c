import type { FigureUnit, ReportView } from '../../contract/figures-api';
import type { Locale } from '../../contract/understanding';
import { asText } from './formula';
import { localTime, sheetOf, type Cell } from './sheet';
import { WORDS } from './words';

const FORMATS: Record<FigureUnit, string> = {
  count: '#,##0',
  share: '0.0%',
  seconds: '#,##0',
  score: '0.00',
};
/** What the library takes for a cell. */
interface SheetCell {
  value: string | number;
  type: StringConstructor | NumberConstructor;
  format: string;
  align?: 'right';
  alignVertical?: 'top';
  wrap?: boolean;
  fontWeight?: 'bold';
}
type SheetData = (SheetCell | null)[][];

const WIDTHS = { lead: 22, figure: 15, definition: 110 };

/** A workbook: the figures, what each of them means, and what the report is of. */
export async function xlsxOf(report: ReportView, locale: Locale): Promise<Buffer> {
  const { default: write } = await import('write-excel-file/node');
  const words = WORDS[locale];
  const { titles, rows } = sheetOf(report, locale);
  const leads = titles.length - report.figures.length;
  return write([
    {
      sheet: words.report,
      data: [titles.map(head), ...rows.map((row) => row.map(cellOf))],
      columns: titles.map((_, index) => ({ width: index < leads ? WIDTHS.lead : WIDTHS.figure })),
      stickyRowsCount: 1,
      stickyColumnsCount: leads,
    },
    { sheet: words.definitions, ...definitions(report, locale), stickyRowsCount: 1 },
    { sheet: words.about, data: about(report, locale), columns: [{ width: WIDTHS.lead }, { width: 40 }] },
  ]).toBuffer();
}

function definitions(report: ReportView, locale: Locale): { data: SheetData; columns: { width: number }[] } {
  const words = WORDS[locale];
  return {
    data: [
      [words.figure, words.unit, words.definition].map(head),
      ...report.figures.map(({ title, unit, definition }) =>
        [title, words.units[unit], definition].map(textCell),
      ),
    ],
    columns: [{ width: WIDTHS.lead }, { width: WIDTHS.figure }, { width: WIDTHS.definition }],
  };
}

function about({ from, to, timeZone, at }: ReportView, locale: Locale): SheetData {
  const words = WORDS[locale];
  return [
    [words.from, localTime(from, timeZone)],
    [words.to, localTime(to, timeZone)],
    [words.timeZone, timeZone],
    [words.at, localTime(at, timeZone)],
  ].map((row) => row.map(textCell));
}

function cellOf(cell: Cell): SheetCell | null {
  if ('text' in cell) return textCell(cell.text);
  return cell.value === null
    ? null
    : { value: cell.value, type: Number, format: FORMATS[cell.unit], align: 'right' };
}

/** Text whatever it looks like: `@` keeps Excel from taking it for anything else. */
function textCell(text: string): SheetCell | null {
  return text === ''
    ? null
    : { value: asText(text), type: String, format: '@', alignVertical: 'top', wrap: true };
}

function head(text: string): SheetCell | null {
  const cell = textCell(text);
  return cell && { ...cell, fontWeight: 'bold' };
}
