import type { Capabilities, Receipt } from '../../contract/channel';
import type { Delivery } from '../../contract/log';

/** How often it is looked whether a shut window has opened: it opens when the customer writes, and we see that at once. */
export const PARKED_LOOK_MS = 60 * 60_000;
const PARKED_AT_MOST_MS = 7 * 24 * 60 * 60_000;

interface Attempt {
  attempts: number;
  group: string;
  /** Several messages travelled as one. */
  merged: boolean;
  /** When the message was written. */
  writtenAt: Date;
  now: Date;
}

/** What becomes of a message after the vendor's answer. */
export function afterwards(
  receipt: Receipt,
  { attempts, group, merged, writtenAt, now }: Attempt,
  { idempotentSend, retryDelays }: Pick<Capabilities, 'idempotentSend' | 'retryDelays'>,
): Delivery {
  if (receipt.outcome === 'sent') {
    const { vendorId, segments } = receipt;
    return {
      ...{ state: 'sent', attempts },
      ...(merged && { group }),
      ...(vendorId && { vendorId }),
      ...(segments && { segments }),
    };
  }
  const { code } = receipt;
  if (receipt.outcome === 'rejected') return { state: 'rejected', attempts, code };
  if (receipt.outcome === 'closed') return parked(attempts - 1, code, writtenAt, now);
  if (receipt.outcome === 'unknown' && !idempotentSend) return { state: 'unknown', attempts, code };
  const delay = retryDelays[attempts - 1];
  if (delay === undefined) return { state: 'rejected', attempts, code: `RETRIES_EXHAUSTED:${code}` };
  const wait = (receipt.outcome === 'retry' ? receipt.afterMs : undefined) ?? delay;
  const dueAt = new Date(now.getTime() + wait);
  return { state: 'queued', attempts, code, dueAt, ...(receipt.outcome === 'unknown' && { group }) };
}

/** Waits until the customer writes again, but not for ever. */
export function parked(attempts: number, code: string, writtenAt: Date, now: Date): Delivery {
  if (now.getTime() - writtenAt.getTime() > PARKED_AT_MOST_MS) {
    return { state: 'rejected', attempts, code: `PARKED_TOO_LONG:${code}` };
  }
  return { state: 'parked', attempts, code, dueAt: new Date(now.getTime() + PARKED_LOOK_MS) };
}
