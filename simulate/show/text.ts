import type { Result } from '../measure/result';
import { tablesOf, type Table } from './tables';

export function textOf(results: readonly Result[]): string {
  return `${tablesOf(results).map(lines).join('\n\n')}\n`;
}

function lines({ title, head, rows }: Table): string {
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  return [title, ...[head, widths.map((width) => '-'.repeat(width)), ...rows].map(line)].join('\n');
}
