import type { ReactNode } from 'react';
import type { AgentView, EscalationView } from '../../../src/contract/api';
import { customerName } from '../lib/names';
import { duration } from '../../shared/lib/format';
import { useTexts } from '../lib/texts';
import { reasonText } from '../lib/reasons';
import { fill } from '../../shared/locale';

interface Props {
  escalation: EscalationView;
  queueTitle: string;
  me: AgentView;
  now: number;
  unread: number;
  chosen: boolean;
  onSelect: () => void;
}

/** One conversation of the list: who, why, how urgent, how long. */
export function QueueRow({ escalation, queueTitle, me, now, unread, chosen, onSelect }: Props): ReactNode {
  const texts = useTexts();
  const { priority, state, owner } = escalation;
  const waiting = state === 'waiting' || state === 'offered';
  return (
    <button
      type="button"
      className={`row ${priority}${unread > 0 ? ' is-unread' : ''}`}
      aria-current={chosen ? 'true' : undefined}
      data-conversation={escalation.conversationId}
      onClick={onSelect}
    >
      <span className="row-top">
        <b>{customerName(escalation.customer, texts)}</b>
        {priority !== 'normal' && <span className={`tag ${priority}`}>{texts[priority]}</span>}
        {unread > 0 && (
          <span className="unread">
            {unread}
            <span className="hidden">{fill(texts.unread, { n: unread })}</span>
          </span>
        )}
      </span>
      <span className="row-reason">{escalation.summary || reasonText(escalation.reason, texts)}</span>
      <span className="row-foot">
        <span>{queueTitle}</span>
        {waiting && <Clocks escalation={escalation} now={now} />}
        {!waiting && owner !== null && owner.id !== me.id && <span>{owner.displayName}</span>}
      </span>
    </button>
  );
}

function Clocks({ escalation, now }: { escalation: EscalationView; now: number }): ReactNode {
  const texts = useTexts();
  const left = Date.parse(escalation.dueAt) - now;
  const late = left < 0;
  const waited = duration(now - Date.parse(escalation.createdAt));
  return (
    <>
      <span>{fill(texts.waited, { time: waited })}</span>
      <span className={late ? 'late' : left < 60_000 ? 'soon' : ''}>
        {fill(late ? texts.overdue : texts.due, { time: duration(Math.abs(left)) })}
      </span>
    </>
  );
}
