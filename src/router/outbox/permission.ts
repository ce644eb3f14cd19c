import type { Capabilities } from '../../contract/channel';
import { purposeOf, type Purpose } from '../../contract/consent';
import type { LogEntry } from '../../contract/log';
import type { RouterDeps } from '../deps';
import { untilSendHours } from './send-hours';

export type Permission = { may: true } | { may: false; code: string } | { may: false; waitMs: number };

const YES: Permission = { may: true };

/** Whether somebody refused messages of a purpose at this telephone. */
export async function isOptedOut(
  { consents }: Pick<RouterDeps['store'], 'consents'>,
  address: string,
  purpose: Purpose,
): Promise<boolean> {
  return (await consents.get(address)).some((one) => one.purpose === purpose && one.state === 'out');
}

/**
 * Whether a customer may be written to by telephone now: opt-outs by number and purpose, consent and hours for marketing.
 * Sources: MIIT Order 2015-31 (consent, refusal), carriers' sending hours.
 */
export async function permission(
  { store, clock, sendHours }: Pick<RouterDeps, 'store' | 'clock' | 'sendHours'>,
  entry: LogEntry,
  { telephone }: Capabilities,
): Promise<Permission> {
  const purpose = purposeOf(entry.activity);
  if (telephone !== true || purpose === 'confirmation') return YES;
  const consents = await store.consents.get(entry.activity.recipient?.id ?? '');
  const state = consents.find((consent) => consent.purpose === purpose)?.state;
  if (state === 'out') return { may: false, code: 'OPTED_OUT' };
  if (purpose === 'service') return YES;
  if (state !== 'in') return { may: false, code: 'NO_CONSENT' };
  const waitMs = untilSendHours(clock.now(), sendHours);
  return waitMs === 0 ? YES : { may: false, waitMs };
}
