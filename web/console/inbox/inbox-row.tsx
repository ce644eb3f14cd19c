import { memo, type ReactNode } from 'react';
import type { EscalationView } from '../../../src/contract/api';
import { channelName } from '../../shared/lib/channel-name';
import { duration } from '../../shared/lib/format';
import { fill } from '../../shared/locale';
import { ChannelIcon } from '../../shared/ui/channel-icon';
import { customerName } from '../lib/names';
import { reasonText } from '../lib/reasons';
import { useTexts } from '../lib/texts';
import { useNow } from '../lib/use-now';
import { SlaText } from '../lib/sla-text';
import { since, type GroupId } from './groups';

interface Props {
  escalation: EscalationView;
  group: GroupId;
  queueTitle: string;
  mine: boolean;
  unread: number;
  chosen: boolean;
  /** It is the one that Tab reaches. */
  stop: boolean;
  onSelect: (conversationId: string) => void;
}

/** One conversation: who, on which channel, what about, who waits since when, and what is due. */
export const InboxRow = memo(function InboxRow(props: Props): ReactNode {
  const { escalation, group, queueTitle, unread, chosen, stop, onSelect } = props;
  const texts = useTexts();
  const { priority, tier, channel, conversationId, wish, callback } = escalation;
  return (
    <button
      type="button"
      className={`row ${priority}${unread > 0 ? ' is-unread' : ''}`}
      aria-current={chosen ? 'true' : undefined}
      data-conversation={conversationId}
      data-group={group}
      tabIndex={stop ? 0 : -1}
      onClick={() => onSelect(conversationId)}
    >
      <span className="row-top">
        <ChannelIcon channel={channel} />
        <span className="hidden">{channelName(channel, texts)}</span>
        <b>{customerName(escalation.customer, texts)}</b>
        {tier !== null && <span className="tag tier">{tier.toUpperCase()}</span>}
        {priority !== 'normal' && <span className={`tag ${priority}`}>{texts[priority]}</span>}
        {unread > 0 && (
          <span className="unread">
            {unread}
            <span className="hidden">{fill(texts.unread, { n: unread })}</span>
          </span>
        )}
      </span>
      <span className="row-reason">
        {wish === 'callback' && callback !== null && <b className="call">☎ {callback}</b>}
        {escalation.summary || reasonText(escalation.reason, texts)}
      </span>
      <span className="row-foot">
        <span className="row-queue">{queueTitle}</span>
        <Standing {...props} />
      </span>
    </button>
  );
});

/** What the row's group is about: time since, time left, or who has it. */
function Standing({ escalation, group, mine }: Props): ReactNode {
  const texts = useTexts();
  const now = useNow();
  const { until, owner, createdAt } = escalation;
  if ((group === 'offers' || group === 'wrapup') && until !== null) {
    return <span className="soon">{fill(texts.timeLeft, { time: duration(Date.parse(until) - now) })}</span>;
  }
  if (group === 'others') return <span>{owner?.displayName}</span>;
  const start = mine ? since(escalation) : createdAt;
  return (
    <>
      <span>
        {start === null ? texts.theirTurn : fill(texts.waited, { time: duration(now - Date.parse(start)) })}
      </span>
      <SlaText escalation={escalation} now={now} quiet={start === null} />
    </>
  );
}
