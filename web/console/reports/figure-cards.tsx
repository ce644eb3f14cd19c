import type { ReactNode } from 'react';
import type { FigureView, ReportView } from '../../../src/contract/figures-api';
import { usePrefs } from '../../shared/lib/prefs';
import { fill } from '../../shared/locale';
import { useReportTexts } from './messages';
import { changeOf, shown, type Change } from './values';

/** What most want to know first. */
export const HEADLINES = [
  'offered',
  'answered-share',
  'service-level',
  'wait-mean',
  'wait-p90',
  'abandoned-share',
  'handling-mean',
  'occupancy',
  'csat-mean',
  'containment',
  'wrong-share',
  'estimate-error',
];

interface Props {
  report: ReportView;
  before: ReportView | null;
  chosen: string;
  onChoose: (figure: string) => void;
}

/** The headline figures with how they have changed; a click shows the course of one. */
export function FigureCards({ report, before, chosen, onChoose }: Props): ReactNode {
  const cards = HEADLINES.flatMap((id) => {
    const index = report.figures.findIndex((figure) => figure.id === id);
    const figure = report.figures[index];
    if (figure === undefined) return [];
    return [{ figure, now: report.total[index], then: before?.total[index] }];
  });
  return (
    <ul className="figure-cards">
      {cards.map(({ figure, now, then }) => (
        <li key={figure.id} className={figure.id === chosen ? 'is-chosen' : undefined}>
          <FigureCard {...{ figure, now, then }} chosen={figure.id === chosen} onChoose={onChoose} />
        </li>
      ))}
    </ul>
  );
}

interface CardProps {
  figure: FigureView;
  now: number | null | undefined;
  then: number | null | undefined;
  chosen: boolean;
  onChoose: (figure: string) => void;
}

function FigureCard({ figure, now, then, chosen, onChoose }: CardProps): ReactNode {
  const texts = useReportTexts();
  const { locale } = usePrefs();
  const change = changeOf(now, then, figure);
  return (
    <>
      <button type="button" aria-pressed={chosen} onClick={() => onChoose(figure.id)}>
        <span className="figure-title">{figure.title}</span>
        <b className="figure-value">{shown(now, figure.unit, locale)}</b>
        {change === null ? (
          <span className="soft">{texts.noBefore}</span>
        ) : (
          <span className="figure-change">
            <ChangeMark change={change} />
            <span className="soft">{fill(texts.before, { value: shown(then, figure.unit, locale) })}</span>
          </span>
        )}
      </button>
      <details className="figure-definition">
        <summary aria-label={fill(texts.whatIs, { title: figure.title })}>?</summary>
        <p>{figure.definition}</p>
      </details>
    </>
  );
}

const SIGNS = { up: '▲', down: '▼', same: '=' } as const;

/** Direction by shape, judgement by word and colour. */
function ChangeMark({ change: { direction, better } }: { change: Change }): ReactNode {
  const texts = useReportTexts();
  const judged = better === null ? '' : better ? texts.isBetter : texts.isWorse;
  const tone = better === null ? 'plain' : better ? 'good' : 'bad';
  return (
    <span className={`change ${tone}`}>
      <span aria-hidden="true">{SIGNS[direction]}</span>
      <span className="hidden">{texts[direction]}</span> {judged}
    </span>
  );
}
