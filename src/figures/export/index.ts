import type { ExportedFile, ExportFormat } from '../../contract/figures';
import type { ReportView } from '../../contract/figures-api';
import type { Locale } from '../../contract/understanding';
import { csvOf } from './csv';
import { localTime } from './sheet';
import { xlsxOf } from './xlsx';

const TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A report as a file, named by its days. */
export async function exportOf(
  report: ReportView,
  format: ExportFormat,
  locale: Locale,
): Promise<ExportedFile> {
  const day = (iso: string): string => localTime(iso, report.timeZone).slice(0, 10);
  return {
    name: `report-${day(report.from)}-${day(report.to)}.${format}`,
    contentType: TYPES[format],
    bytes: format === 'csv' ? csvOf(report, locale) : await xlsxOf(report, locale),
  };
}
