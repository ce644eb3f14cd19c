import { fill } from '../../shared/locale';
import type { Messages } from '../messages';

const KEYS: Partial<Record<string, keyof Messages>> = {
  'not-understood': 'whyNotUnderstood',
  'signal:human': 'whyHuman',
  'signal:complaint': 'whyComplaint',
  'signal:card-lost': 'whyCardLost',
  'signal:fraud': 'whyFraud',
  'first-in-order': 'whyFirst',
  picked: 'whyPicked',
  'agent-vanished': 'whyVanished',
};

const DISPOSITION = /^(resolved|follow-up|no-answer|duplicate|other)(?:: (.*))?$/s;

/** The desk's codes in words; what an agent wrote stays as it is. */
export function reasonText(reason: string, texts: Messages): string {
  const key = KEYS[reason];
  if (key !== undefined) return texts[key];
  const intent = /^intent:(.+)$/.exec(reason)?.[1];
  if (intent !== undefined) return fill(texts.whyIntent, { intent });
  const closed = DISPOSITION.exec(reason);
  if (closed === null) return reason;
  const disposition = dispositionText(closed[1] ?? '', texts);
  return closed[2] === undefined ? disposition : `${disposition} · ${closed[2]}`;
}

const DISPOSITIONS: Partial<Record<string, keyof Messages>> = {
  resolved: 'resolved',
  'follow-up': 'followUp',
  'no-answer': 'noAnswer',
  duplicate: 'duplicate',
  other: 'other',
};

export function dispositionText(disposition: string, texts: Messages): string {
  const key = DISPOSITIONS[disposition];
  return key === undefined ? disposition : texts[key];
}
