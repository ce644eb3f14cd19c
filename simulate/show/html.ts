import type { Result } from '../measure/result';
import { chartsOf } from './charts';
import { tablesOf, type Table } from './tables';

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;margin:32px auto;max-width:1000px;padding:0 16px;color:#16212b;background:#fff}
table{border-collapse:collapse;width:100%;margin:8px 0 28px;font-variant-numeric:tabular-nums}
th,td{padding:5px 10px;border-bottom:1px solid #d8dfe4;text-align:right}
th:first-child,td:first-child{text-align:left}
svg{max-width:100%;height:auto;margin:8px 0;border:1px solid #d8dfe4;border-radius:8px}`;

/** A page that needs nothing beside it. */
export function htmlOf(results: readonly Result[], timeZone: string): string {
  const title = `Simulation: ${results.map(({ name }) => name).join(' against ')}`;
  const tables = tablesOf(results);
  const charts = chartsOf(results, timeZone).map((svg) => `<figure>${svg}</figure>`);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}figure{margin:0}</style></head>
<body><h1>${escaped(title)}</h1>
${[...tables.slice(0, 1).map(tableOf), ...charts, ...tables.slice(1).map(tableOf)].join('\n')}
</body></html>
`;
}

function tableOf({ title, head, rows }: Table): string {
  const cells = (row: readonly string[], tag: 'th' | 'td'): string =>
    row.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('');
  const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('');
  return `<h2>${escaped(title)}</h2><table><thead><tr>${cells(head, 'th')}</tr></thead><tbody>${body}</tbody></table>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
