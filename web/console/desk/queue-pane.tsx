import { useState, type ReactNode } from 'react';
import type { AgentView, EscalationView, QueueView } from '../../../src/contract/api';
import { explain } from '../lib/errors';
import { useTexts } from '../lib/texts';
import type { Loaded } from '../../shared/lib/use-loaded';
import { useNow } from '../lib/use-now';
import { QueueRow } from './queue-row';

interface Props {
  me: AgentView;
  queue: Loaded<QueueView>;
  unread: Partial<Record<string, number>>;
  chosen: string | null;
  onSelect: (conversationId: string) => void;
}

/** What waits, in the order in which it will be served, and what is in hand. */
export function QueuePane({
  me,
  queue: { data, error, refresh },
  unread,
  chosen,
  onSelect,
}: Props): ReactNode {
  const texts = useTexts();
  const now = useNow();
  const [filter, setFilter] = useState('');
  const titles = new Map(data?.queues.map(({ id, title }) => [id, title]));
  const mine = data?.active.filter(({ owner }) => owner?.id === me.id) ?? [];
  const others = data?.active.filter(({ owner }) => owner?.id !== me.id) ?? [];
  const waiting = data?.waiting.filter(({ queue }) => filter === '' || queue === filter) ?? [];

  const row = (escalation: EscalationView): ReactNode => (
    <QueueRow
      key={escalation.id}
      escalation={escalation}
      queueTitle={titles.get(escalation.queue) ?? escalation.queue}
      me={me}
      now={now}
      unread={unread[escalation.conversationId] ?? 0}
      chosen={escalation.conversationId === chosen}
      onSelect={() => onSelect(escalation.conversationId)}
    />
  );
  return (
    <section className="pane queue-pane" aria-label={texts.queue}>
      {error !== null && (
        <p className="error" role="alert">
          {explain(error, texts)}{' '}
          <button type="button" onClick={() => void refresh()}>
            {texts.retry}
          </button>
        </p>
      )}
      <Group title={texts.mine} count={mine.length}>
        {data !== null && mine.length === 0 ? (
          <Empty title={texts.noMine} hint={texts.noMineHint} />
        ) : (
          mine.map(row)
        )}
      </Group>
      {others.length > 0 && (
        <Group title={texts.activeAll} count={others.length}>
          {others.map(row)}
        </Group>
      )}
      <Group title={texts.waiting} count={waiting.length}>
        {data !== null && data.queues.length > 1 && (
          <select
            className="filter"
            aria-label={texts.queueFilter}
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
          >
            <option value="">{texts.allQueues}</option>
            {data.queues.map(({ id, title, waiting: count }) => (
              <option key={id} value={id}>
                {title} ({count})
              </option>
            ))}
          </select>
        )}
        {data !== null && waiting.length === 0 ? (
          <Empty title={texts.noWaiting} hint={texts.noWaitingHint} />
        ) : (
          waiting.map(row)
        )}
      </Group>
    </section>
  );
}

function Group({ title, count, children }: { title: string; count: number; children: ReactNode }): ReactNode {
  return (
    <section className="group">
      <h2>
        {title} <span className="count">{count}</span>
      </h2>
      {children}
    </section>
  );
}

function Empty({ title, hint }: { title: string; hint: string }): ReactNode {
  return (
    <div className="empty-row">
      <p>{title}</p>
      <p className="soft">{hint}</p>
    </div>
  );
}
