import type { ReactNode } from 'react';
import type {
  AgentView,
  ContactCardView,
  EscalationView,
  QueueView,
  TimelineView,
} from '../../../src/contract/api';
import { ContactCard } from '../contact/contact-card';
import { keyOf } from '../desk/use-shortcuts';
import { clock } from '../../shared/lib/format';
import { customerName } from '../lib/names';
import { channelName } from '../../shared/lib/channel-name';
import { usePrefs } from '../../shared/lib/prefs';
import { useTexts } from '../lib/texts';
import type { Loaded } from '../../shared/lib/use-loaded';
import { LOCALE_NAMES } from '../../shared/locale';
import { dispositionText, reasonText } from '../lib/reasons';
import { STATE_TEXTS } from './labels';
import { History } from './history';
import type { MoveKind } from './move-dialog';

interface Props {
  me: AgentView;
  escalation: EscalationView | null;
  queues: QueueView['queues'];
  contact: Loaded<ContactCardView>;
  talk: TimelineView | null;
  /** Conversations that wait or are in hand. */
  others: EscalationView[];
  onLinked: () => void;
  onMove: (kind: MoveKind) => void;
  onClose: () => void;
}

/** Who the customer is, why a person is needed, and what can be done. */
export function DetailsPane(props: Props): ReactNode {
  const { me, escalation, queues, contact, talk, others, onLinked, onMove, onClose } = props;
  const texts = useTexts();
  if (escalation === null) return <aside className="pane details" aria-label={texts.details} />;
  const supervisor = me.role === 'admin' || me.role === 'supervisor';
  const owned = escalation.state === 'active' && (escalation.owner?.id === me.id || supervisor);
  return (
    <aside className="pane details" aria-label={texts.details}>
      <header>
        <h2>{texts.details}</h2>
        <button type="button" className="quiet aside-close" aria-label={texts.close} onClick={onClose}>
          ✕
        </button>
      </header>
      {owned && <Moves onMove={onMove} />}
      <section className="summary">
        <h3>{texts.summary}</h3>
        <p>{escalation.summary === '' ? texts.noSummary : escalation.summary}</p>
      </section>
      <ContactCard
        key={escalation.conversationId}
        conversationId={escalation.conversationId}
        {...{ contact, talk, others }}
        onChanged={onLinked}
      />
      <Facts escalation={escalation} queues={queues} />
      <History me={me} escalation={escalation} />
    </aside>
  );
}

function Moves({ onMove }: Pick<Props, 'onMove'>): ReactNode {
  const texts = useTexts();
  return (
    <div className="moves">
      <button type="button" title={keyOf('transfer')} onClick={() => onMove('transfer')}>
        {texts.transfer}
      </button>
      <button type="button" title={keyOf('release')} onClick={() => onMove('release')}>
        {texts.release}
      </button>
      <button type="button" className="outline" title={keyOf('close')} onClick={() => onMove('close')}>
        {texts.closeConversation}
      </button>
    </div>
  );
}

function Facts({ escalation, queues }: Pick<Props, 'queues'> & { escalation: EscalationView }): ReactNode {
  const texts = useTexts();
  const { locale } = usePrefs();
  const { customer, disposition, owner } = escalation;
  const rows: [string, ReactNode][] = [
    [texts.customer, customerName(customer, texts)],
    [texts.customerId, <code key="id">{customer.id}</code>],
    [texts.channel, channelName(escalation.channel, texts)],
    [texts.languageSpoken, LOCALE_NAMES.find(([id]) => id === escalation.language)?.[1]],
    [texts.queue, queues.find(({ id }) => id === escalation.queue)?.title ?? escalation.queue],
    [
      texts.priority,
      <span key="priority" className={`tag ${escalation.priority}`}>
        {texts[escalation.priority]}
      </span>,
    ],
    [texts.reason, reasonText(escalation.reason, texts)],
    [texts.state, texts[STATE_TEXTS[escalation.state]]],
    [texts.owner, owner?.displayName],
    [texts.created, clock(escalation.createdAt, locale)],
    [texts.dueAt, clock(escalation.dueAt, locale)],
    [texts.disposition, disposition === null ? null : dispositionText(disposition, texts)],
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
