import type { ReactNode } from 'react';
import type { GateReportView } from '../../../../src/contract/studio-publishing';
import { useStudio } from '../../lib/studio-context';
import { usePublishTexts } from '../texts';
import { IntentLink } from './intent-link';

const [CELL, LEFT, TOP, MOST, PAIRS] = [30, 150, 118, 10, 12];

type Confusion = GateReportView['confusions'][number];

/** Which intents are taken for which: a picture, and the same as a table. */
export function Confusions({ confusions }: { confusions: readonly Confusion[] }): ReactNode {
  const texts = usePublishTexts();
  const top = [...confusions].sort((a, b) => b.count - a.count).slice(0, PAIRS);
  return (
    <section className="report-part">
      <h3>{texts.confusionsTitle}</h3>
      <p className="soft">{top.length === 0 ? texts.confusionsNone : texts.confusionsHint}</p>
      {top.length > 0 && (
        <div className="confusions">
          <HeatMap confusions={top} />
          <ConfusionTable confusions={top} />
        </div>
      )}
    </section>
  );
}

function HeatMap({ confusions }: { confusions: readonly Confusion[] }): ReactNode {
  const texts = usePublishTexts();
  const { titleOf } = useStudio();
  const rows = [...new Set(confusions.map(({ from }) => from))].slice(0, MOST);
  const columns = [...new Set(confusions.map(({ to }) => to))].slice(0, MOST);
  const most = Math.max(...confusions.map(({ count }) => count));
  const [width, height] = [LEFT + columns.length * CELL + 60, TOP + rows.length * CELL + 2];
  const short = (intent: string): string => shorten(titleOf(intent));
  return (
    <svg
      className="heat"
      width={width}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={texts.heatLabel}
    >
      {columns.map((to, column) => (
        <text key={to} transform={`translate(${LEFT + column * CELL + 18} ${TOP - 8}) rotate(-45)`}>
          {short(to)}
        </text>
      ))}
      {rows.map((from, row) => (
        <g key={from} transform={`translate(0 ${TOP + row * CELL})`}>
          <text x={LEFT - 8} y={CELL / 2 + 4} textAnchor="end">
            {short(from)}
          </text>
          {columns.map((to, column) => {
            const n = confusions.find((each) => each.from === from && each.to === to)?.count ?? 0;
            return <Cell key={to} x={LEFT + column * CELL} n={n} heat={n / most} same={from === to} />;
          })}
        </g>
      ))}
    </svg>
  );
}

function Cell({ x, n, heat, same }: { x: number; n: number; heat: number; same: boolean }): ReactNode {
  return (
    <>
      <rect className="heat-ground" x={x + 1} y={1} width={CELL - 2} height={CELL - 2} rx={4} />
      {n > 0 && (
        <rect
          className="heat-cell"
          x={x + 1}
          y={1}
          width={CELL - 2}
          height={CELL - 2}
          rx={4}
          fillOpacity={0.2 + heat * 0.8}
        />
      )}
      <text
        className={heat > 0.5 ? 'heat-number is-hot' : 'heat-number'}
        x={x + CELL / 2}
        y={CELL / 2 + 4}
        textAnchor="middle"
      >
        {same ? '·' : n > 0 && n}
      </text>
    </>
  );
}

/** A Chinese sign counts as two: it is as wide. */
function shorten(title: string, most = 20): string {
  let width = 0;
  for (const [index, sign] of [...title].entries()) {
    width += /[\u2e80-\uffef]/u.test(sign) ? 2 : 1;
    if (width > most) return `${[...title].slice(0, index).join('')}…`;
  }
  return title;
}

function ConfusionTable({ confusions }: { confusions: readonly Confusion[] }): ReactNode {
  const texts = usePublishTexts();
  return (
    <div className="table">
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.colFrom}</th>
            <th scope="col">{texts.colTo}</th>
            <th scope="col" className="number">
              {texts.colTimes}
            </th>
          </tr>
        </thead>
        <tbody>
          {confusions.map(({ from, to, count }) => (
            <tr key={`${from} ${to}`}>
              <td>
                <IntentLink intent={from} />
              </td>
              <td>
                <IntentLink intent={to} />
              </td>
              <td className="number">{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
