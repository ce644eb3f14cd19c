import type { ReactNode } from 'react';
import type { EscalationView, QueueView } from '../../../src/contract/api';
import { channelName } from '../../shared/lib/channel-name';
import { clock } from '../../shared/lib/format';
import { usePrefs } from '../../shared/lib/prefs';
import { LOCALE_NAMES } from '../../shared/locale';
import { customerName } from '../lib/names';
import { dispositionText, reasonText } from '../lib/reasons';
import { useTexts } from '../lib/texts';
import { STATE_TEXTS } from './labels';

interface Props {
  escalation: EscalationView;
  queues: QueueView['queues'];
}

/** What is known of it, in a table; what is not known is left out. */
export function Facts({ escalation, queues }: Props): ReactNode {
  const texts = useTexts();
  const { locale } = usePrefs();
  const { customer, disposition, owner, tier, note, priority } = escalation;
  const rows: [string, ReactNode][] = [
    [texts.customer, customerName(customer, texts)],
    [texts.customerId, <code key="id">{customer.id}</code>],
    [texts.tier, tier?.toUpperCase()],
    [texts.channel, channelName(escalation.channel, texts)],
    [texts.languageSpoken, LOCALE_NAMES.find(([id]) => id === escalation.language)?.[1]],
    [texts.queue, queues.find(({ id }) => id === escalation.queue)?.title ?? escalation.queue],
    [
      texts.priority,
      <span key="priority" className={`tag ${priority}`}>
        {texts[priority]}
      </span>,
    ],
    [texts.reason, reasonText(escalation.reason, texts, queues)],
    [texts.state, texts[STATE_TEXTS[escalation.state]]],
    [texts.owner, owner?.displayName],
    [texts.created, clock(escalation.createdAt, locale)],
    [texts.disposition, disposition === null ? null : dispositionText(disposition, texts)],
    [texts.noteShort, note],
  ];
  return (
    <dl className="facts">
      {rows.map(([name, value]) =>
        value === null || value === undefined || value === '' ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
