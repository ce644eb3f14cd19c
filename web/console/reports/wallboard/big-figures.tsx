import type { ReactNode } from 'react';
import type { FigureMark, WallboardView } from '../../../../src/contract/figures-api';
import { usePrefs } from '../../../shared/lib/prefs';
import { useReportTexts } from '../messages';
import { shown } from '../values';
import { MarkWord } from './marked';

interface Big {
  title: string;
  text: string;
  mark: FigureMark;
  /** Below it. */
  note?: string;
}

/** What is seen from across the room. */
export function BigFigures({ board }: { board: WallboardView }): ReactNode {
  const texts = useReportTexts();
  const { locale } = usePrefs();
  const { waiting, longestWait, answeredShare, serviceLevel, csat, active, callBacks, offeredToday } = board;
  const figures: Big[] = [
    { title: texts.waiting, text: shown(waiting.value, 'count', locale), mark: waiting.mark },
    { title: texts.longest, text: shown(longestWait.value, 'seconds', locale), mark: longestWait.mark },
    { title: texts.serviceLevel, text: shown(serviceLevel.value, 'share', locale), mark: serviceLevel.mark },
    {
      title: texts.answeredShare,
      text: shown(answeredShare.value, 'share', locale),
      mark: answeredShare.mark,
    },
    { title: texts.csat, text: shown(csat.value, 'score', locale), mark: csat.mark },
    {
      title: texts.active,
      text: shown(active, 'count', locale),
      mark: 'none',
      note: `${texts.offeredToday} ${shown(offeredToday, 'count', locale)} · ${texts.callBacks} ${shown(callBacks, 'count', locale)}`,
    },
  ];
  return (
    <dl className="big-figures">
      {figures.map(({ title, text, mark, note }) => (
        <div key={title} className={`is-${mark}`}>
          <dt>{title}</dt>
          <dd>
            <b>{text}</b>
            {note === undefined ? <MarkWord mark={mark} /> : <span className="soft">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
