import type { ReactNode } from 'react';
import type { BoardQueue } from '../../../src/contract/board';
import { clock } from '../../shared/lib/format';
import { usePrefs } from '../../shared/lib/prefs';
import { fill } from '../../shared/locale';
import { Elapsed, SortHead } from './parts';
import { useSorted, type Columns } from './sorting';
import { useBoardTexts, type BoardMessages } from './texts';

interface Props {
  queues: BoardQueue[];
  onDoors: (queue: BoardQueue) => void;
}

const COLUMNS: Columns<BoardQueue> = {
  queue: ({ title }) => title,
  door: ({ open }) => Number(open),
  waiting: ({ waiting }) => waiting,
  wait: ({ waitingSince }) => (waitingSince === null ? 0 : -Date.parse(waitingSince)),
  level: ({ serviceLevel: { share } }) => share ?? 2,
  callbacks: ({ callbacks }) => callbacks,
  inHand: ({ inHand }) => inHand,
  staff: ({ agents }) => agents.available,
};

export function QueueTable({ queues, onDoors }: Props): ReactNode {
  const texts = useBoardTexts();
  const { locale } = usePrefs();
  const { rows, sort, by } = useSorted(queues, COLUMNS, locale);
  const head = (column: string, label: string, title?: string): ReactNode => (
    <SortHead {...{ column, label, sort, title }} onSort={by} />
  );
  return (
    <div className="table">
      <table className="board-table">
        <thead>
          <tr>
            {head('queue', texts.queue)}
            {head('door', texts.door)}
            {head('waiting', texts.waiting)}
            {head('wait', texts.longestWait)}
            {head('level', texts.serviceLevel, texts.serviceLevelHint)}
            {head('callbacks', texts.callbacks)}
            {head('inHand', texts.inHand)}
            {head('staff', texts.staff)}
          </tr>
        </thead>
        <tbody>
          {rows.map((queue) => (
            <QueueLine key={queue.id} queue={queue} onDoors={() => onDoors(queue)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function QueueLine({ queue, onDoors }: { queue: BoardQueue; onDoors: () => void }): ReactNode {
  const texts = useBoardTexts();
  const { locale } = usePrefs();
  const { title, mode, waiting, waitingSince, late, callbacks, inHand, agents, doors } = queue;
  const shut = doors?.open === false;
  return (
    <tr data-queue={queue.id}>
      <th scope="row">
        {title} <span className="soft mode">{mode === 'push' ? texts.push : texts.pull}</span>
      </th>
      <td>
        <span className="door">
          <span className={`tag ${queue.open ? 'is-open' : 'high'}`}>{doorText(queue, texts, locale)}</span>
          <button
            type="button"
            className="small"
            aria-label={fill(shut ? texts.openDoorsTitle : texts.closeDoorsTitle, { queue: title })}
            onClick={onDoors}
          >
            {shut ? texts.openDoors : texts.closeDoors}
          </button>
        </span>
        {doors !== null && shut && (
          <span className="soft board-why">
            {doors.reason} · {clock(doors.at, locale)}
          </span>
        )}
      </td>
      <td className={waiting > 0 ? 'figure' : 'figure soft'}>{waiting}</td>
      <td className="figure">
        {waitingSince === null ? <span className="soft">–</span> : <Elapsed since={waitingSince} />}
        {late > 0 && <span className="late"> {fill(texts.late, { n: late })}</span>}
      </td>
      <td className="figure">
        <Level {...queue.serviceLevel} />
      </td>
      <td className={callbacks > 0 ? 'figure' : 'figure soft'}>{callbacks}</td>
      <td className={inHand > 0 ? 'figure' : 'figure soft'}>{inHand}</td>
      <td className="staff">
        <Staff kind="available" n={agents.available} label={texts.available} />
        <Staff kind="busy" n={agents.busy} label={texts.busy} />
        <Staff kind="break" n={agents.break} label={texts.onBreak} />
      </td>
    </tr>
  );
}

function doorText({ open, why, opensAt, doors }: BoardQueue, texts: BoardMessages, locale: string): string {
  if (open) return texts.open;
  if (why === 'doors') return fill(texts.closedDoors, { name: doors?.by ?? '' });
  if (opensAt === null) return texts.closedHoursLong;
  const time = new Date(opensAt).toLocaleString(locale, {
    ...{ weekday: 'short', hour: '2-digit', minute: '2-digit', hour12: false },
  });
  return fill(texts.closedHours, { time });
}

function Level({ share, of }: BoardQueue['serviceLevel']): ReactNode {
  const texts = useBoardTexts();
  if (share === null) return <span className="soft">–</span>;
  const level = share >= 0.8 ? 'good' : share >= 0.6 ? 'soon' : 'late';
  return (
    <>
      <b className={level}>{Math.round(share * 100)}%</b>{' '}
      <span className="soft">{fill(texts.ofN, { n: of })}</span>
    </>
  );
}

function Staff({ kind, n, label }: { kind: string; n: number; label: string }): ReactNode {
  return (
    <span className={`is-${kind}${n === 0 ? ' none' : ''}`} title={label}>
      <span className="dot" aria-hidden="true" />
      {n} <span className="hidden">{label}</span>
    </span>
  );
}
