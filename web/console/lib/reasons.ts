import { fill } from '../../shared/locale';
import type { EscalationView } from '../../../src/contract/api';
import type { Messages } from '../messages';

/** Reasons that an agent gives for letting an offer go by. */
export const DECLINES = ['busy', 'not-my-field', 'conflict', 'technical', 'other-reason'] as const;

const KEYS: Partial<Record<string, keyof Messages>> = {
  'not-understood': 'whyNotUnderstood',
  'signal:human': 'whyHuman',
  'signal:complaint': 'whyComplaint',
  'signal:card-lost': 'whyCardLost',
  'signal:fraud': 'whyFraud',
  'first-in-order': 'whyFirst',
  picked: 'whyPicked',
  accepted: 'whyAccepted',
  declined: 'whyDeclined',
  'agent-vanished': 'whyVanished',
  'not-accepted-in-time': 'whyMissed',
  'after-contact-time-over': 'whyAfterContact',
  'left-the-queue': 'whyLeft',
  'customer-silent': 'whySilent',
  'taken over': 'whyTaken',
  assigned: 'whyAssigned',
  'sign-out': 'whySignOut',
  chat: 'wishChat',
  callback: 'wishCallback',
  message: 'wishMessage',
  busy: 'declineBusy',
  'not-my-field': 'declineField',
  conflict: 'declineConflict',
  technical: 'declineTechnical',
  'other-reason': 'declineOther',
};

/** The rules that choose an agent: `<rule>/<how many could have had it>`. */
const CHOICES: Partial<Record<string, keyof Messages>> = {
  manager: 'choiceManager',
  'last-agent': 'choiceLastAgent',
  'known-agent': 'choiceKnown',
  'lowest-load': 'choiceLoad',
  'longest-idle': 'choiceIdle',
  equal: 'choiceEqual',
  'only-one': 'choiceOnly',
};
const CHOICE = /^([a-z-]+)\/(\d+)$/;
const DISPOSITION = /^(resolved|follow-up|no-answer|duplicate|other)(?:: (.*))?$/s;

export type QueueNames = readonly { id: string; title: string }[];

/** The desk's codes in words; what an agent wrote stays as it is. */
export function reasonText(reason: string, texts: Messages, queues: QueueNames = []): string {
  const key = KEYS[reason];
  if (key !== undefined) return texts[key];
  const intent = /^intent:(.+)$/.exec(reason)?.[1];
  if (intent !== undefined) return fill(texts.whyIntent, { intent });
  return choiceText(reason, texts) ?? closedText(reason, texts) ?? movedText(reason, texts, queues) ?? reason;
}

/** `a → b`, and with a rule that moved it `waited-600s: a → b`. */
const MOVED = /^(?:(waited|closed|nobody)-(\d+)s: )?(\S+) → (\S+)$/;
const OVERFLOWS: Partial<Record<string, keyof Messages>> = {
  waited: 'overflowWaited',
  closed: 'overflowClosed',
  nobody: 'overflowNobody',
};

function movedText(reason: string, texts: Messages, queues: QueueNames): string | null {
  const moved = MOVED.exec(reason);
  if (moved === null) return null;
  const [, rule = '', seconds = '0', from = '', to = ''] = moved;
  const title = (queue: string): string => queues.find(({ id }) => id === queue)?.title ?? queue;
  const way = `${title(from)} → ${title(to)}`;
  const key = OVERFLOWS[rule];
  return key === undefined ? way : `${fill(texts[key], { n: Math.round(Number(seconds) / 60) })} · ${way}`;
}

function choiceText(reason: string, texts: Messages): string | null {
  const [, rule = '', count = ''] = CHOICE.exec(reason) ?? [];
  const key = CHOICES[rule];
  return key === undefined ? null : fill(texts[key], { n: count });
}

function closedText(reason: string, texts: Messages): string | null {
  const closed = DISPOSITION.exec(reason);
  if (closed === null) return null;
  const disposition = dispositionText(closed[1] ?? '', texts);
  return closed[2] === undefined ? disposition : `${disposition} · ${closed[2]}`;
}

const DISPOSITIONS: Partial<Record<string, keyof Messages>> = {
  resolved: 'resolved',
  'follow-up': 'followUp',
  'no-answer': 'noAnswer',
  duplicate: 'duplicate',
  left: 'leftQueue',
  other: 'other',
};

export function dispositionText(disposition: string, texts: Messages): string {
  const key = DISPOSITIONS[disposition];
  return key === undefined ? disposition : texts[key];
}

type Move = EscalationView['history'][number];

/** The move that offered it last: it says why this agent. */
export function lastOffer({ history }: Pick<EscalationView, 'history'>): Move | undefined {
  return history.findLast(({ verb }) => verb === 'offer');
}

/** The move by which the present owner has it. */
export function lastTaking({ history }: Pick<EscalationView, 'history'>): Move | undefined {
  return history.findLast(
    ({ verb }) => verb === 'offer' || verb === 'claim' || verb === 'assign' || verb === 'take',
  );
}
