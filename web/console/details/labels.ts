import type { closeSchema, EscalationView } from '../../../src/contract/api';
import type { z } from 'zod';
import type { Messages } from '../messages';

type Key = keyof Messages;
export type Disposition = z.infer<typeof closeSchema>['disposition'];

export const STATE_TEXTS: Record<EscalationView['state'], Key> = {
  waiting: 'stateWaiting',
  offered: 'stateOffered',
  active: 'stateActive',
  wrapup: 'stateWrapup',
  closed: 'stateClosed',
};

export const VERB_TEXTS: Record<EscalationView['history'][number]['verb'], Key> = {
  enqueue: 'enqueue',
  claim: 'verbClaim',
  release: 'verbRelease',
  transfer: 'verbTransfer',
  close: 'verbClose',
  expire: 'verbExpire',
};

export const DISPOSITIONS: Disposition[] = ['resolved', 'follow-up', 'no-answer', 'duplicate', 'other'];
