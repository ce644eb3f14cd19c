import type { ReactNode } from 'react';
import type { WallboardView } from '../../../../src/contract/figures-api';
import { usePrefs } from '../../../shared/lib/prefs';
import { fill } from '../../../shared/locale';
import { useReportTexts } from '../messages';
import { shown } from '../values';
import { MarkedCell } from './marked';

/** More do not fit on a television; those that need looking at come first. */
const SHOWN = 9;

type Queue = WallboardView['queues'][number];

/** Every queue in a line. */
export function QueueBoard({ queues }: { queues: WallboardView['queues'] }): ReactNode {
  const texts = useReportTexts();
  const isFew = queues.length <= SHOWN;
  const lines = isFew ? queues : [...queues].sort((a, b) => urgency(b) - urgency(a)).slice(0, SHOWN);
  return (
    <section className="queue-board">
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.queue}</th>
            <th scope="col">{texts.waiting}</th>
            <th scope="col">{texts.longest}</th>
            <th scope="col">{texts.active}</th>
            <th scope="col">{texts.onDuty}</th>
            <th scope="col">{texts.serviceLevel}</th>
            <th scope="col">{texts.answeredShare}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((queue) => (
            <QueueLine key={queue.id} queue={queue} />
          ))}
        </tbody>
      </table>
      {!isFew && <p className="soft">{fill(texts.moreQueues, { n: queues.length - SHOWN })}</p>}
    </section>
  );
}

function QueueLine({ queue }: { queue: Queue }): ReactNode {
  const texts = useReportTexts();
  const { locale } = usePrefs();
  const { title, open, waiting, longestWait, active, onDuty, serviceLevel, answeredShare, late } = queue;
  return (
    <tr>
      <th scope="row">
        {title} {!open && <span className="tag">{texts.closed}</span>}
      </th>
      <td>
        {shown(waiting, 'count', locale)}{' '}
        {late > 0 && <span className="tag urgent">{fill(texts.late, { n: late })}</span>}
      </td>
      <MarkedCell mark={longestWait.mark}>{shown(longestWait.value, 'seconds', locale)}</MarkedCell>
      <td>{shown(active, 'count', locale)}</td>
      <td>{shown(onDuty, 'count', locale)}</td>
      <MarkedCell mark={serviceLevel.mark}>{shown(serviceLevel.value, 'share', locale)}</MarkedCell>
      <MarkedCell mark={answeredShare.mark}>{shown(answeredShare.value, 'share', locale)}</MarkedCell>
    </tr>
  );
}

function urgency({ late, waiting, longestWait }: Queue): number {
  return late * 1e6 + (longestWait.value ?? 0) * 10 + waiting;
}
