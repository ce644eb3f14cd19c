import type { ChannelHost, DeliveryReport } from '../../src/contract/channel';

/** Waits before looking again, ms; together below the 10 s and more that gateways give us for an answer. */
const PAUSES = [100, 400, 1500, 4000];
/** Reports that may wait at the same time; more are looked up once. */
const MOST_WAITING = 200;

let waiting = 0;

/**
 * Hands a delivery report in. It may come before the send's own answer has been stored, so an unknown one is tried again
 * for some seconds. False when none of our sends has that id.
 */
export async function reportWhenKnown(
  host: Pick<ChannelHost, 'report'>,
  report: DeliveryReport,
  pauses: readonly number[] = PAUSES,
): Promise<boolean> {
  if (await host.report(report)) return true;
  if (waiting >= MOST_WAITING) return false;
  waiting += 1;
  try {
    for (const pause of pauses) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (await host.report(report)) return true;
    }
    return false;
  } finally {
    waiting -= 1;
  }
}
