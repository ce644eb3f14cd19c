import type { MessageView } from '../../../src/contract/api';
import { fill } from '../../shared/locale';
import type { Messages } from '../messages';

type Key = keyof Messages;

const STATES: Record<NonNullable<MessageView['delivery']>, Key> = {
  queued: 'queued',
  parked: 'parked',
  sending: 'sending',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  failed: 'notDelivered',
  rejected: 'rejected',
  unknown: 'unknown',
};
const REASONS: Partial<Record<string, Key>> = {
  OPTED_OUT: 'whyOptedOut',
  NO_CONSENT: 'whyNoConsent',
  SEND_HOURS: 'whySendHours',
};
/** On these channels the customer fetches messages: that one was stored says nothing new. */
const FETCHED = ['webchat'];

/** Not sent here, but on another channel. */
export function isElsewhere({ code }: Pick<MessageView, 'code'>): boolean {
  return code === 'CONTINUED_ELSEWHERE';
}

/** How far a message has come, with the reason and the cost; null when there is nothing to tell. */
export function deliveryText(
  { delivery, code, segments, channel }: MessageView,
  texts: Messages,
): string | null {
  if (delivery === null || (delivery === 'sent' && FETCHED.includes(channel))) return null;
  if (isElsewhere({ code })) return texts.whyElsewhere;
  const parts = [texts[STATES[delivery]]];
  const waits =
    delivery === 'parked' || delivery === 'sent' || delivery === 'delivered' || delivery === 'read';
  if (code !== null && !waits) parts.push(reasonOf(code, texts));
  if (segments !== null) parts.push(fill(segments === 1 ? texts.segment : texts.segments, { n: segments }));
  return parts.join(' · ');
}

function reasonOf(code: string, texts: Messages): string {
  const key = REASONS[code];
  return key === undefined ? fill(texts.codeIs, { code }) : texts[key];
}
