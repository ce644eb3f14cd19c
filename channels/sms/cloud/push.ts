import type { ChannelHost, DecodeContext, DeliveryReport, Inbound } from '../../../src/contract/channel';
import { AppError } from '../../../src/contract/errors';

/** What a vendor's push holds, each item read by itself. */
export interface Push {
  messages: Inbound[];
  reports: DeliveryReport[];
  /** Items that are nothing we know and name no customer. */
  unreadable: number;
}

/** Each gives null for an item that is none of its kind. */
export interface ItemReaders {
  report(item: unknown): DeliveryReport | null;
  message(item: unknown): Inbound | null;
}

/**
 * Reads the items of a push, be it a list or a single one. One that cannot be read takes none of the others with it.
 * Throws BAD_REQUEST when none can be.
 */
export function readItems(payload: unknown, readers: ItemReaders): Push {
  const items: unknown[] = Array.isArray(payload) ? payload : [payload];
  const push: Push = { messages: [], reports: [], unreadable: 0 };
  for (const item of items) {
    const report = readers.report(item);
    const message = report ? null : readers.message(item);
    if (report) push.reports.push(report);
    else if (message) push.messages.push(message);
    else push.unreadable += 1;
  }
  if (items.length > 0 && push.unreadable === items.length) {
    throw new AppError('BAD_REQUEST', 'The push holds neither a message nor a report.');
  }
  return push;
}

export function contextOf(host: ChannelHost): DecodeContext {
  return { receivedAt: host.clock.now(), conversationOf: (customerId) => host.conversationOf(customerId) };
}

/**
 * Stores a push. Items that nobody can read are logged and acknowledged: a repeat would be no better. Throws when
 * something could not be stored, after everything else has been tried. A report may name a send that is not ours (others
 * use the same account) or not ours yet: the host tells them apart, and forgets those of others.
 */
export async function takePush(push: Push, host: ChannelHost): Promise<void> {
  if (push.unreadable > 0)
    host.logger.warn({ items: push.unreadable }, 'A push held items that are not known.');
  const failures: unknown[] = [];
  const failed = (error: unknown) => void failures.push(error);
  // Why one by one: a customer's messages keep the order in which they came.
  for (const message of push.messages) await accept(message, host).catch(failed);
  await Promise.all(push.reports.map((report) => host.report(report).catch(failed)));
  if (failures.length > 0) throw failures[0];
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
