import { memo, useCallback, useEffect, useMemo, type ReactNode, type RefObject } from 'react';
import { channelName } from '../../shared/lib/channel-name';
import { isMine } from '../desk/desk-state';
import type { DeskSnapshot } from '../desk/desk-store';
import { explain } from '../lib/errors';
import { customerName } from '../lib/names';
import { useTexts } from '../lib/texts';
import type { Messages } from '../messages';
import { InboxFilter } from './inbox-filter';
import { InboxList } from './inbox-list';
import { InboxRow } from './inbox-row';
import { groupsOf, type GroupId } from './groups';
import { useFolded, useWants } from './use-wants';
import { linesOf, type Line } from './windowed';

interface Props {
  state: DeskSnapshot;
  unread: Partial<Record<string, number>>;
  chosen: string | null;
  /** Is told the conversations from top to bottom. */
  order: RefObject<string[]>;
  onSelect: (conversationId: string) => void;
  onRetry: () => void;
}

const TITLES: Record<GroupId, keyof Messages> = {
  offers: 'groupOffers',
  mine: 'mine',
  wrapup: 'groupWrapup',
  callbacks: 'groupCallbacks',
  left: 'groupLeft',
  waiting: 'waiting',
  others: 'activeAll',
};

/** Everything that is this agent's matter, what presses most at the top. */
export const InboxPane = memo(function InboxPane(props: Props): ReactNode {
  const { state, unread, chosen, order, onSelect, onRetry } = props;
  const texts = useTexts();
  const [wants, setWants] = useWants();
  const [folded, fold] = useFolded();
  const titles = useMemo(() => new Map(state.queues.map(({ id, title }) => [id, title])), [state.queues]);
  const lines = useMemo(() => {
    const groups = groupsOf(state, wants, ({ customer, summary, channel, queue, callback }) =>
      [
        customerName(customer, texts),
        summary,
        channelName(channel, texts),
        titles.get(queue) ?? queue,
        callback ?? '',
      ].join(' '),
    );
    return linesOf(groups, folded);
  }, [state, wants, texts, titles, folded]);
  const stop = tabStop(lines, chosen);
  useEffect(() => {
    order.current = lines.flatMap((line) => (line.kind === 'row' ? [line.escalation.conversationId] : []));
  }, [order, lines]);

  const draw = (line: Line): ReactNode => {
    if (line.kind === 'head') {
      return <Head id={line.id} count={line.count} folded={folded.has(line.id)} onFold={fold} />;
    }
    if (line.kind === 'empty') return state.known && <Empty id={line.id} filtered={wants.text !== ''} />;
    const { escalation, group } = line;
    return (
      <InboxRow
        escalation={escalation}
        group={group}
        queueTitle={titles.get(escalation.queue) ?? escalation.queue}
        mine={isMine(escalation, state.me)}
        unread={unread[escalation.conversationId] ?? 0}
        chosen={escalation.conversationId === chosen}
        stop={escalation.id === stop}
        onSelect={onSelect}
      />
    );
  };
  return (
    <section className="pane queue-pane" aria-label={texts.inbox} aria-busy={!state.known}>
      <InboxFilter wants={wants} queues={state.queues} onChange={setWants} />
      {state.error !== null && (
        <p className="error" role="alert">
          {explain(state.error, texts)}{' '}
          <button type="button" onClick={onRetry}>
            {texts.retry}
          </button>
        </p>
      )}
      <InboxList lines={lines} chosen={chosen} draw={draw} />
    </section>
  );
});

/** One row is reached by Tab, the others from there by the arrow keys. */
function tabStop(lines: Line[], chosen: string | null): string | undefined {
  const rows = lines.flatMap((line) => (line.kind === 'row' ? [line.escalation] : []));
  return (rows.find(({ conversationId }) => conversationId === chosen) ?? rows[0])?.id;
}

interface HeadProps {
  id: GroupId;
  count: number;
  folded: boolean;
  onFold: (id: GroupId) => void;
}

function Head({ id, count, folded, onFold }: HeadProps): ReactNode {
  const texts = useTexts();
  const toggle = useCallback(() => onFold(id), [id, onFold]);
  return (
    <h2>
      <button type="button" className="group-head" aria-expanded={!folded} onClick={toggle}>
        <span className="fold" aria-hidden="true">
          {folded ? '▸' : '▾'}
        </span>
        {texts[TITLES[id]]} <span className="count">{count}</span>
      </button>
    </h2>
  );
}

function Empty({ id, filtered }: { id: GroupId; filtered: boolean }): ReactNode {
  const texts = useTexts();
  const [title, hint] =
    id === 'mine' ? [texts.noMine, texts.noMineHint] : [texts.noWaiting, texts.noWaitingHint];
  return (
    <div className="empty-row">
      <p>{filtered ? texts.noneFound : title}</p>
      <p className="soft">{filtered ? texts.noneFoundHint : hint}</p>
    </div>
  );
}
