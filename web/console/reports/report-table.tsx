import { useMemo, useState, type ReactNode } from 'react';
import type { FigureGroup, ReportView } from '../../../src/contract/figures-api';
import { channelName } from '../../shared/lib/channel-name';
import { clock } from '../../shared/lib/format';
import { useCommon, usePrefs } from '../../shared/lib/prefs';
import { fill } from '../../shared/locale';
import { exportAddress } from './api';
import { HEADLINES } from './figure-cards';
import { useReportTexts } from './messages';
import { sorted, type Order } from './sort-rows';
import { startText } from './starts';
import { shown } from './values';

interface Props {
  report: ReportView;
  /** What the files are to hold. */
  exportQuery: string;
}

type Columns = 'overview' | 'everything' | FigureGroup;

/** All figures by what was asked for; a click on a column sorts by it. */
export function ReportTable({ report, exportQuery }: Props): ReactNode {
  const texts = useReportTexts();
  const { locale } = usePrefs();
  const [columns, setColumns] = useState<Columns>('overview');
  const by = texts[report.by];
  const groups = [...new Set(report.figures.map(({ group }) => group))];
  return (
    <section className="report-table">
      <header>
        <h2>{fill(texts.tableOf, { by })}</h2>
        <label>
          {texts.columns}
          <select value={columns} onChange={(event) => setColumns(event.target.value as Columns)}>
            <option value="overview">{texts.overview}</option>
            {groups.map((group) => (
              <option key={group} value={group}>
                {texts[`group_${group}`]}
              </option>
            ))}
            <option value="everything">{texts.everything}</option>
          </select>
        </label>
        <span className="exports">
          <a className="button" href={exportAddress(exportQuery, 'csv')} download>
            {texts.exportCsv}
          </a>
          <a className="button" href={exportAddress(exportQuery, 'xlsx')} download>
            {texts.exportXlsx}
          </a>
          <button type="button" onClick={() => print()}>
            {texts.print}
          </button>
        </span>
      </header>
      <Rows report={report} columns={columns} />
      <p className="soft">{fill(texts.madeAt, { time: clock(report.at, locale) })}</p>
    </section>
  );
}

function Rows({ report, columns }: { report: ReportView; columns: Columns }): ReactNode {
  const texts = useReportTexts();
  const [order, setOrder] = useState<Order>({ column: null, down: false });
  const picked = useMemo(() => pickedOf(report, columns), [report, columns]);
  const rows = useMemo(() => sorted(report.rows, order), [report, order]);
  const lead = report.by === 'none' ? texts.start : texts[report.by];
  const head = (title: string, column: number | null, definition?: string): ReactNode => (
    <th
      key={title}
      scope="col"
      aria-sort={order.column === column ? (order.down ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        title={definition}
        aria-label={fill(texts.sortBy, { title })}
        onClick={() => setOrder({ column, down: order.column === column ? !order.down : column !== null })}
      >
        {title}
        <span aria-hidden="true">{order.column === column ? (order.down ? ' ▼' : ' ▲') : ''}</span>
      </button>
    </th>
  );
  return (
    <div
      className="table"
      tabIndex={0}
      role="region"
      aria-label={fill(texts.tableOf, { by: texts[report.by] })}
    >
      <table>
        <thead>
          <tr>
            {head(lead, null)}
            {picked.map((index) => {
              const { title = '', definition } = report.figures[index] ?? {};
              return head(title, index, definition);
            })}
          </tr>
        </thead>
        <tbody>
          <Row report={report} title={texts.total} values={report.total} picked={picked} total />
          {rows.map((row) => (
            <Row
              key={`${row.start ?? ''}|${row.key ?? ''}`}
              report={report}
              title={<RowTitle report={report} row={row} />}
              values={row.values}
              picked={picked}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  report: ReportView;
  title: ReactNode;
  values: (number | null)[];
  picked: number[];
  total?: boolean;
}

function Row({ report, title, values, picked, total = false }: RowProps): ReactNode {
  const { locale } = usePrefs();
  return (
    <tr className={total ? 'total' : undefined}>
      <th scope="row">{title}</th>
      {picked.map((index) => (
        <td key={index}>{shown(values[index], report.figures[index]?.unit ?? 'count', locale)}</td>
      ))}
    </tr>
  );
}

function RowTitle({ report, row }: { report: ReportView; row: ReportView['rows'][number] }): ReactNode {
  const texts = useReportTexts();
  const common = useCommon();
  const { locale } = usePrefs();
  if (report.by === 'none') return startText(row.start, report, locale);
  if (row.key === null) return texts.nobody;
  return report.by === 'channel' ? channelName(row.key, common) : row.title;
}

/** Indexes of the columns to show. */
function pickedOf({ figures }: ReportView, columns: Columns): number[] {
  return figures.flatMap(({ id, group }, index) => {
    const isIn =
      columns === 'everything' || (columns === 'overview' ? HEADLINES.includes(id) : group === columns);
    return isIn ? [index] : [];
  });
}
