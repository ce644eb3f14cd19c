import type { CsatView, ReportView, WallboardView } from '../../../src/contract/figures-api';
import { get } from '../../shared/lib/http';

export type Query = Record<string, string | undefined>;

/** `a=1&b=2` without what is left out or empty. */
export function queryText(query: Query): string {
  const set = Object.entries(query).filter((pair): pair is [string, string] => (pair[1] ?? '') !== '');
  return new URLSearchParams(set).toString();
}

/** All throw ApiError; a query text is made by `queryText`. */
export const reportsApi = {
  report: (query: string) => get<ReportView>(`/reports?${query}`),
  wallboard: (query: string) => get<WallboardView>(`/wallboard?${query}`),
  csat: (query: string) => get<CsatView>(`/csat?${query}`),
};

/** Address of a report as a file. */
export function exportAddress(query: string, format: 'csv' | 'xlsx'): string {
  return `/api/reports/export?${query}&format=${format}`;
}
