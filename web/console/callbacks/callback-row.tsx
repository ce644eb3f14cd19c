import type { ReactNode } from 'react';
import type { AgentView } from '../../../src/contract/api';
import type { CallbackView, CallResult } from '../../../src/contract/callbacks';
import { clock, duration } from '../../shared/lib/format';
import { usePrefs } from '../../shared/lib/prefs';
import { fill } from '../../shared/locale';
import { ChannelIcon } from '../../shared/ui/channel-icon';
import { customerName } from '../lib/names';
import { reasonText } from '../lib/reasons';
import { useTexts } from '../lib/texts';
import { useNow } from '../lib/use-now';
import { useCallbackTexts, type CallbackMessages } from './texts';

/** What can be done with one of them. */
export type CallbackAction = 'take' | 'reached' | 'not-reached' | 'wrong-number' | 'close' | 'open';

interface Props {
  row: CallbackView;
  me: AgentView;
  queueTitle: string;
  busy: boolean;
  onAction: (action: CallbackAction, row: CallbackView) => void;
}

const RESULTS: Record<CallResult, keyof CallbackMessages> = {
  reached: 'resultReached',
  'not-reached': 'resultNotReached',
  'wrong-number': 'resultWrongNumber',
};

/** One customer who is to be called: whom, since when, what was tried, and what can be done. */
export function CallbackRow({ row, me, queueTitle, busy, onAction }: Props): ReactNode {
  const texts = useCallbackTexts();
  const common = useTexts();
  const { escalation, calls } = row;
  const { customer, channel, reason, owner, wish } = escalation;
  const mine = owner?.id === me.id && escalation.state === 'active';
  const act = (action: CallbackAction): ReactNode => (
    <button type="button" disabled={busy} onClick={() => onAction(action, row)}>
      {actionText(action, wish, texts)}
    </button>
  );
  return (
    <li className="callback-row" data-escalation={escalation.id}>
      <div className="callback-who">
        <b>
          <ChannelIcon channel={channel} /> {customerName(customer, common)}
        </b>{' '}
        <span className="tag">{wish === 'message' ? texts.wishMessage : texts.wishCallback}</span>
        <p className="soft">
          {queueTitle} · {reasonText(reason, common)}
        </p>
      </div>
      <Times row={row} />
      <div className="callback-tries">
        {calls.length > 0 && <Tries calls={calls} />}
        <span className="soft">{owner === null ? texts.nobody : `${texts.with} ${owner.displayName}`}</span>
      </div>
      <div className="callback-do">
        {wish === 'callback' && <Phone row={row} mine={mine} />}
        {!mine && owner === null && (
          <button type="button" className="primary" disabled={busy} onClick={() => onAction('take', row)}>
            {texts.take}
          </button>
        )}
        {mine && wish === 'callback' && (
          <>
            {act('reached')}
            {act('not-reached')}
            {act('wrong-number')}
          </>
        )}
        {act('open')}
        {mine && act('close')}
      </div>
    </li>
  );
}

function actionText(action: CallbackAction, wish: string, texts: CallbackMessages): string {
  if (action === 'open') return wish === 'message' ? texts.reply : texts.open;
  if (action === 'not-reached') return texts.notReached;
  return action === 'wrong-number' ? texts.wrongNumber : texts[action];
}

/** A link that a softphone takes; only whoever has it sees the number. */
function Phone({ row, mine }: { row: CallbackView; mine: boolean }): ReactNode {
  const texts = useCallbackTexts();
  const { callback } = row.escalation;
  if (callback === null) return <span className="soft">{texts.noNumber}</span>;
  if (callback.includes('•')) return <span className="soft">{`${callback} · ${texts.takeFirst}`}</span>;
  if (!mine) return <span>{callback}</span>;
  return (
    <a className="call" href={`tel:${callback.replaceAll(/[^\d+]/gu, '')}`}>
      {fill(texts.call, { phone: callback })}
    </a>
  );
}

function Times({ row: { escalation, againAt } }: { row: CallbackView }): ReactNode {
  const texts = useCallbackTexts();
  const { locale } = usePrefs();
  const now = useNow();
  const due = Date.parse(againAt ?? escalation.dueAt);
  const ago = duration(now - Date.parse(escalation.createdAt));
  return (
    <div className="callback-times">
      <span className={due < now ? 'late' : ''}>
        {againAt === null
          ? `${texts.due} ${clock(escalation.dueAt, locale)}`
          : fill(texts.again, { time: clock(againAt, locale) })}
      </span>
      <span className="soft">
        {texts.asked} {fill(texts.ago, { time: ago })}
      </span>
    </div>
  );
}

function Tries({ calls }: Pick<CallbackView, 'calls'>): ReactNode {
  const texts = useCallbackTexts();
  const { locale } = usePrefs();
  const last = calls.at(-1);
  const missed = calls.filter(({ result }) => result === 'not-reached').length;
  if (last === undefined) return null;
  const told = calls
    .map(({ at, by, result }) => `${clock(at, locale)} ${by.displayName}: ${texts[RESULTS[result]]}`)
    .join('\n');
  return (
    <span title={told}>
      {last.result === 'not-reached' && missed > 1
        ? fill(texts.notReachedTimes, { n: missed })
        : texts[RESULTS[last.result]]}{' '}
      <time dateTime={last.at}>{clock(last.at, locale)}</time>
    </span>
  );
}
