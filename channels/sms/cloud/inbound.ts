import { createHash } from 'node:crypto';
import { wellFormed } from '../../../src/channel-kit';
import { type Activity, MAX_TEXT_LENGTH } from '../../../src/contract/activity';
import type { DecodeContext, Inbound } from '../../../src/contract/channel';

const MOST_FIELDS = 50;
const LONGEST_FIELD = 2000;

export interface CloudSms {
  /** E.164. */
  from: string;
  /** The number or code that it was sent to, if the vendor says so. */
  to?: string | undefined;
  text: string;
  /** By the vendor's clock, if it says so. */
  sentAt: Date | null;
}

/**
 * Id of an item that has none, or none to rely on: a repeat holds the same parts. Two equal messages of one customer in
 * the same second count as one.
 */
export function idOf(vendor: string, parts: readonly unknown[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts), 'utf8').digest('hex');
  return `${vendor}-${digest.slice(0, 40)}`;
}

export function messageOf(
  vendorId: string,
  { from, to, text, sentAt }: CloudSms,
  context: DecodeContext,
): Inbound {
  const activity: Activity = {
    ...baseOf(from, to, context),
    type: 'message',
    text: wellFormed(text).slice(0, MAX_TEXT_LENGTH),
    ...(sentAt && { channelData: { sentAt: sentAt.toISOString() } }),
  };
  return { vendorId, activity };
}

/** An item of a kind that is not known (yet), kept with its fields, as nothing that a customer does is dropped. */
export function eventOf(vendor: string, from: string, item: unknown, context: DecodeContext): Inbound {
  const fields = Object.entries(item ?? {}).slice(0, MOST_FIELDS);
  const activity: Activity = {
    ...baseOf(from, undefined, context),
    type: 'event',
    name: `${vendor}/other`,
    value: Object.fromEntries(fields.map(([name, value]) => [plain(name), fieldOf(value)])),
  };
  return { vendorId: idOf(vendor, [item]), activity };
}

function baseOf(from: string, to: string | undefined, context: DecodeContext): Omit<Activity, 'type'> {
  return {
    channelId: 'sms',
    from: { id: from, name: '', role: 'user' },
    recipient: { id: wellFormed(to ?? '').slice(0, 64), name: '', role: 'bot' },
    conversation: { id: context.conversationId ?? context.conversationOf?.(from) ?? '' },
    timestamp: context.receivedAt.toISOString(),
  };
}

/** A field name that every store takes. */
function plain(name: string): string {
  return wellFormed(name)
    .replace(/[^\w-]/g, '_')
    .slice(0, 64);
}

function fieldOf(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return wellFormed(text).slice(0, LONGEST_FIELD);
}
