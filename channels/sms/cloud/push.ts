import type { ChannelHost, DecodeContext, DeliveryReport, Inbound } from '../../../src/contract/channel';
import { AppError } from '../../../src/contract/errors';
import type { HttpResponse } from '../../../src/contract/http';

/** What a vendor's push holds, each item read by itself. */
export interface Push {
  messages: Inbound[];
  reports: DeliveryReport[];
  /** Items that are nothing we know and name no customer. */
  unreadable: number;
}

/** How long a report is refused that none of our sends has: it may have overtaken the send's own answer. */
const PATIENCE_MS = 2 * 60_000;
const REMEMBERED_MS = 24 * 3_600_000;

/**
 * Reads the items of a push, be it a list or a single one, by `readItem`, which adds to the push and says whether it
 * could. One that cannot be read takes none of the others with it. Throws BAD_REQUEST when none can be.
 */
export function readItems(payload: unknown, readItem: (item: unknown, push: Push) => boolean): Push {
  const items: unknown[] = Array.isArray(payload) ? payload : [payload];
  const push: Push = { messages: [], reports: [], unreadable: 0 };
  for (const item of items) if (!readItem(item, push)) push.unreadable += 1;
  if (items.length > 0 && push.unreadable === items.length) {
    throw new AppError('BAD_REQUEST', 'The push holds neither a message nor a report.');
  }
  return push;
}

export function contextOf(host: ChannelHost): DecodeContext {
  return { receivedAt: host.clock.now(), conversationOf: (customerId) => host.conversationOf(customerId) };
}

/**
 * Stores a push and tells whether to acknowledge it; false asks the vendor to repeat all of it. Items that nobody can
 * read are logged and acknowledged: a repeat would be no better. Throws when something could not be stored, after
 * everything else has been tried.
 */
export async function takePush(push: Push, host: ChannelHost): Promise<boolean> {
  if (push.unreadable > 0)
    host.logger.warn({ items: push.unreadable }, 'A push held items that are not known.');
  const failures: unknown[] = [];
  // Why one by one: a customer's messages keep the order in which they came.
  for (const message of push.messages) {
    await accept(message, host).catch((error: unknown) => void failures.push(error));
  }
  const settled = await Promise.all(push.reports.map((report) => settle(report, host)));
  if (failures.length > 0) throw failures[0];
  return settled.every(Boolean);
}

async function accept(message: Inbound, host: ChannelHost): Promise<void> {
  try {
    await host.accept(message);
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500 || error.code === 'TOO_MANY_REQUESTS')
      throw error;
    host.logger.error({ vendorId: message.vendorId, code: error.code }, 'A message was refused for good.');
  }
}

/** Why patience ends: the same account may send for others, and their reports would come again for ever. */
async function settle(report: DeliveryReport, host: ChannelHost): Promise<boolean> {
  if (await host.report(report)) return true;
  const key = `foreign-report:${report.vendorId}`;
  const now = host.clock.now().getTime();
  const first = await host.shared.get(key);
  if (first !== null) return now - Number(first) >= PATIENCE_MS;
  await host.shared.put(key, String(now), new Date(now + REMEMBERED_MS));
  return false;
}

/**
 * Asks the vendor to repeat a push: both do so after any status but 200, Tencent also after a `result` that is not 0.
 * Nothing of ours has failed, so it is no 5xx.
 */
export const REPEAT_LATER: HttpResponse = {
  status: 425,
  body: { code: 1, msg: 'repeat later', result: 1, errmsg: 'repeat later' },
};
