import type { DISPOSITIONS, EscalationView } from '../../../src/contract/api';
import type { Messages } from '../messages';

type Key = keyof Messages;
export type Disposition = (typeof DISPOSITIONS)[number];

export const STATE_TEXTS: Record<EscalationView['state'], Key> = {
  waiting: 'stateWaiting',
  offered: 'stateOffered',
  active: 'stateActive',
  wrapup: 'stateWrapup',
  closed: 'stateClosed',
};

export const VERB_TEXTS: Record<EscalationView['history'][number]['verb'], Key> = {
  enqueue: 'enqueue',
  offer: 'verbOffer',
  accept: 'verbAccept',
  decline: 'verbDecline',
  miss: 'verbMiss',
  claim: 'verbClaim',
  assign: 'verbAssign',
  take: 'verbTake',
  release: 'verbRelease',
  transfer: 'verbTransfer',
  overflow: 'verbOverflow',
  expire: 'verbExpire',
  wish: 'verbWish',
  end: 'verbEnd',
  close: 'verbClose',
};

/** In the order of the keys 1 to 5. */
export const OUTCOMES: Disposition[] = ['resolved', 'follow-up', 'no-answer', 'duplicate', 'other'];
