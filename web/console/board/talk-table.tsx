import { memo, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { BoardRow } from '../../../src/contract/board';
import { channelName } from '../../shared/lib/channel-name';
import { duration } from '../../shared/lib/format';
import { usePrefs } from '../../shared/lib/prefs';
import { fill } from '../../shared/locale';
import { ChannelIcon } from '../../shared/ui/channel-icon';
import { customerName } from '../lib/names';
import { reasonText } from '../lib/reasons';
import { levelOf, runningClock } from '../lib/sla';
import { useTexts } from '../lib/texts';
import { useNow } from '../lib/use-now';
import { Elapsed, moveRow, SortHead } from './parts';
import { useSorted, type Columns } from './sorting';
import { useBoardTexts, type BoardMessages } from './texts';

/** What can be done with a conversation from here. */
export type TalkAction = 'listen' | 'whisper' | 'take' | 'assign' | 'transfer';

interface Props {
  rows: BoardRow[];
  titles: Map<string, string>;
  /** Of whoever looks: what one has oneself cannot be taken or whispered to. */
  me: string;
  onAction: (action: TalkAction, row: BoardRow) => void;
}

const KEYS: Partial<Record<string, TalkAction>> = {
  Enter: 'listen',
  w: 'whisper',
  t: 'take',
  a: 'assign',
  x: 'transfer',
};
const PAGE = 100;

const COLUMNS: Columns<BoardRow> = {
  customer: ({ customer }) => customer.name,
  queue: ({ queue }) => queue,
  state: ({ state }) => state,
  owner: ({ owner }) => owner?.displayName ?? '',
  since: (row) => Date.parse(sinceOf(row)),
  promise: (row) => runningClock(row)?.at ?? Number.MAX_SAFE_INTEGER,
};

/** What may be done with it now. */
export function actionsOf({ state, owner }: BoardRow, me: string): TalkAction[] {
  if (state === 'wrapup' || state === 'closed') return ['listen'];
  const others = state === 'active' && owner !== null && owner.id !== me;
  return [
    'listen',
    ...(others ? (['whisper'] as const) : []),
    ...(owner?.id === me && state === 'active' ? [] : (['take'] as const)),
    'assign',
    'transfer',
  ];
}

export function TalkTable({ rows: all, titles, me, onAction }: Props): ReactNode {
  const texts = useBoardTexts();
  const { locale } = usePrefs();
  const [shown, setShown] = useState(PAGE);
  const { rows, sort, by } = useSorted(all, COLUMNS, locale);
  const head = (column: string, label: string): ReactNode => (
    <SortHead {...{ column, label, sort }} onSort={by} />
  );
  return (
    <>
      <div className="table">
        <table className="board-table talks" aria-description={texts.keys}>
          <thead>
            <tr>
              {head('customer', texts.customer)}
              {head('queue', texts.queue)}
              {head('state', texts.state)}
              {head('since', texts.since)}
              {head('promise', texts.promise)}
              <th scope="col">{texts.actions}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row) => (
              <TalkLine
                key={row.id}
                row={row}
                queueTitle={titles.get(row.queue) ?? row.queue}
                me={me}
                onAction={onAction}
              />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown && (
        <button type="button" className="more" onClick={() => setShown(shown + PAGE)}>
          {fill(texts.showMore, { n: Math.min(PAGE, rows.length - shown) })}
        </button>
      )}
    </>
  );
}

interface LineProps {
  row: BoardRow;
  queueTitle: string;
  me: string;
  onAction: (action: TalkAction, row: BoardRow) => void;
}

const TalkLine = memo(function TalkLine({ row, queueTitle, me, onAction }: LineProps): ReactNode {
  const texts = useBoardTexts();
  const common = useTexts();
  const can = actionsOf(row, me);
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>): void => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    const action = KEYS[event.key];
    if (moveRow(event) || action === undefined || !can.includes(action)) return;
    event.preventDefault();
    onAction(action, row);
  };
  return (
    <tr tabIndex={0} data-conversation={row.conversationId} onKeyDown={onKeyDown}>
      <th scope="row">
        <ChannelIcon channel={row.channel} />{' '}
        <span className="hidden">{channelName(row.channel, common)}</span>
        {customerName(row.customer, common)}{' '}
        {row.tier !== null && <span className="tag tier">{row.tier.toUpperCase()}</span>}
        <span className="soft board-why">{reasonText(row.reason, common)}</span>
      </th>
      <td>
        {queueTitle}{' '}
        {row.priority !== 'normal' && <span className={`tag ${row.priority}`}>{common[row.priority]}</span>}
      </td>
      <td>
        {row.owner === null ? texts.waiting : row.owner.displayName}
        <span className="soft board-why">{standing(row, texts)}</span>
      </td>
      <td className="figure">
        <Elapsed since={sinceOf(row)} />
      </td>
      <td className="figure">
        <PromiseText row={row} />
      </td>
      <td className="actions">
        {can.map((action) => (
          <button
            key={action}
            type="button"
            className="small"
            tabIndex={0}
            onClick={() => onAction(action, row)}
          >
            {texts[action]}
          </button>
        ))}
      </td>
    </tr>
  );
});

/** How far it is, where somebody has it, and what the customer asked for. */
function standing({ state, owner, wish }: BoardRow, texts: BoardMessages): string {
  const words = [
    ...(owner === null || state === 'waiting' || state === 'closed' ? [] : [texts[state]]),
    ...(wish === 'callback' ? [texts.wishCallback] : []),
    ...(wish === 'message' ? [texts.wishMessage] : []),
  ];
  return words.join(' · ');
}

function sinceOf({ state, createdAt, claimedAt, endedAt }: BoardRow): string {
  if (state === 'wrapup') return endedAt ?? createdAt;
  return state === 'active' ? (claimedAt ?? createdAt) : createdAt;
}

/** The promise that runs out next, with the colour of how pressing it is. */
function PromiseText({ row }: { row: BoardRow }): ReactNode {
  const texts = useTexts();
  const now = useNow();
  const due = runningClock(row);
  if (due === null) return <span className="soft">–</span>;
  const level = levelOf(due, now);
  const time = duration(Math.abs(due.at - now));
  return (
    <span className={`sla ${level}`}>{fill(level === 'late' ? texts.overdue : texts.due, { time })}</span>
  );
}
