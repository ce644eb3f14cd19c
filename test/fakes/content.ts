import type { Content, Reply } from '../../src/contract/content';
import { USUAL_DESK, USUAL_QUEUE } from '../../src/contract/routing';

const REPLIES: Record<string, Reply> = {
  'fee.transfer': { text: 'Transfers are free.', buttons: ['Limits', 'Talk to a person'] },
  'loan.follow-up': {
    text: 'A colleague will look.',
    buttons: [],
    escalate: { queue: 'loans', priority: 'normal', when: 'after-answer' },
  },
  'handoff.human': {
    text: 'One moment.',
    buttons: [],
    escalate: { queue: 'general', priority: 'normal', when: 'instead' },
  },
  'card.lost': {
    text: 'Freeze the card now.',
    buttons: [],
    escalate: { queue: 'cards', priority: 'urgent', when: 'after-answer' },
  },
};

/** Content small enough to see through: a message is its key and variables. */
export const fakeContent: Content = {
  reply: (intent) => REPLIES[intent],
  title: (intent) => `title of ${intent}`,
  message: (key, locale, vars = {}) =>
    [key, locale, ...Object.entries(vars).map(([k, v]) => `${k}=${v}`)].join(' '),
  messageList: () => ['Fees', 'Lost card'],
  queueTitle: (queue) => queue,
  queues: () => ['general', 'cards', 'loans', 'complaints', 'fraud'],
  hours: () => undefined,
  queue: () => USUAL_QUEUE,
  desk: () => USUAL_DESK,
};
