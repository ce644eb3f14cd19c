import type { ReactNode } from 'react';
import type { QueueView } from '../../../src/contract/api';
import { clock } from '../../shared/lib/format';
import { usePrefs } from '../../shared/lib/prefs';
import { fill } from '../../shared/locale';
import { useTexts } from '../lib/texts';
import type { Messages } from '../messages';
import { ORDERS, type Order, type Wants } from './groups';

interface Props {
  wants: Wants;
  queues: QueueView['queues'];
  onChange: (wants: Wants) => void;
}

const ORDER_TEXTS: Record<Order, keyof Messages> = {
  service: 'orderService',
  longest: 'orderLongest',
  due: 'orderDue',
  newest: 'orderNewest',
};

export function InboxFilter({ wants, queues, onChange }: Props): ReactNode {
  const texts = useTexts();
  const set = (change: Partial<Wants>): void => onChange({ ...wants, ...change });
  const closed = queues.find(({ id, open }) => id === wants.queue && !open);
  return (
    <div className="inbox-filter">
      <input
        id="inbox-filter"
        type="search"
        value={wants.text}
        maxLength={100}
        aria-label={texts.filterInbox}
        placeholder={texts.filterInbox}
        onChange={(event) => set({ text: event.target.value })}
        onKeyDown={(event) => event.key === 'Escape' && set({ text: '' })}
      />
      {queues.length > 1 && (
        <select
          aria-label={texts.queueFilter}
          value={wants.queue}
          onChange={(event) => set({ queue: event.target.value })}
        >
          <option value="">{texts.allQueues}</option>
          {queues.map(({ id, title, waiting, open }) => (
            <option key={id} value={id}>
              {title} ({waiting}){open ? '' : ` · ${texts.queueShut}`}
            </option>
          ))}
        </select>
      )}
      <select
        aria-label={texts.order}
        value={wants.order}
        onChange={(event) => set({ order: event.target.value as Order })}
      >
        {ORDERS.map((order) => (
          <option key={order} value={order}>
            {texts[ORDER_TEXTS[order]]}
          </option>
        ))}
      </select>
      {closed !== undefined && <Shut queue={closed} />}
    </div>
  );
}

function Shut({ queue: { why, opensAt } }: { queue: QueueView['queues'][number] }): ReactNode {
  const texts = useTexts();
  const { locale } = usePrefs();
  const reason = why === 'doors' ? texts.shutByLead : texts.shutByHours;
  return (
    <p className="soft">
      {reason} {opensAt !== null && fill(texts.opensAt, { time: clock(opensAt, locale) })}
    </p>
  );
}
