import type { DeliveryReport } from '../../contract/channel';
import type { DeliveryReceipt } from '../../contract/log';
import type { RouterDeps } from '../deps';

/** Delivered and failed are not taken back; read is the last word. */
const RANKS: Record<DeliveryReport['state'], number> = { delivered: 2, failed: 2, read: 3 };
const EARLY_KEPT_MS = 10 * 60_000;

type Deps = Pick<RouterDeps, 'store' | 'clock'>;

/**
 * Notes what a vendor says of a send. A report may come before the send's own answer, so it is first put aside and then
 * looked up: whoever comes second, the outbox or we, sees both.
 */
export async function note(deps: Deps, channel: string, report: DeliveryReport): Promise<boolean> {
  const { vendorId, state, code, at } = report;
  const receipt: DeliveryReceipt = { state, rank: RANKS[state], at, ...(code !== undefined && { code }) };
  if (await deps.store.log.report(channel, vendorId, receipt)) return true;
  const until = new Date(deps.clock.now().getTime() + EARLY_KEPT_MS);
  await deps.store.earlyReports.put(channel, vendorId, receipt, until);
  return settleEarly(deps, channel, vendorId);
}

/** True when a report had come early and is now noted. */
export async function settleEarly(deps: Deps, channel: string, vendorId: string): Promise<boolean> {
  const { earlyReports, log } = deps.store;
  const early = await earlyReports.take(channel, vendorId);
  if (!early) return false;
  if (await log.report(channel, vendorId, early)) return true;
  const until = new Date(deps.clock.now().getTime() + EARLY_KEPT_MS);
  await earlyReports.put(channel, vendorId, early, until);
  return false;
}
