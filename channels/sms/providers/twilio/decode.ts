import { z } from 'zod';
import { wellFormed } from '../../../../src/channel-kit';
import { type Activity, type Attachment, MAX_TEXT_LENGTH } from '../../../../src/contract/activity';
import {
  type DecodeContext,
  fileUrl,
  type Inbound,
  type MediaReference,
} from '../../../../src/contract/channel';
import { AppError } from '../../../../src/contract/errors';
import { toE164 } from '../../phone';
import { isAnsweredByTwilio } from './opt-out';

const MOST_MEDIA = 10;
const ID = /^[A-Za-z0-9]{1,64}$/;

/** The parameters of a webhook. Any other may come, unannounced. */
const webhookSchema = z.record(z.string(), z.string());
type Webhook = z.infer<typeof webhookSchema>;

/**
 * Reads the parameters of an incoming message. What is no text message from a telephone (another kind of webhook, a short
 * code, another messenger) is kept as an event. Throws BAD_REQUEST without a sender or an id.
 * Source: https://www.twilio.com/docs/messaging/guides/webhook-request
 */
export function decode(payload: unknown, context: DecodeContext): Inbound[] {
  const { data: webhook } = webhookSchema.safeParse(payload);
  const from = webhook?.From?.trim().slice(0, 128);
  const vendorId = [webhook?.MessageSid, webhook?.SmsMessageSid, webhook?.SmsSid, webhook?.CallSid].find(
    isId,
  );
  if (!webhook || !from || vendorId === undefined) {
    throw new AppError('BAD_REQUEST', 'The webhook has no sender or no id of a message.');
  }
  const telephone = from.startsWith('+') ? toE164(from) : null;
  const base = baseOf(webhook, telephone ?? wellFormed(from), context);
  if (telephone === null || !isMessage(webhook)) return [{ vendorId, activity: asEvent(base, webhook) }];
  const { attachments, media } = filesOf(webhook, vendorId);
  const activity: Activity = {
    ...base,
    type: 'message',
    text: wellFormed(webhook.Body ?? '').slice(0, MAX_TEXT_LENGTH),
    ...(attachments.length > 0 && { attachments }),
    channelData: channelDataOf(webhook),
  };
  return [{ vendorId, activity, ...(media.length > 0 && { media }) }];
}

function isId(text: string | undefined): text is string {
  return text !== undefined && ID.test(text);
}

function isMessage(webhook: Webhook): boolean {
  const status = webhook.SmsStatus ?? webhook.MessageStatus ?? 'received';
  return webhook.CallSid === undefined && ['received', 'receiving'].includes(status);
}

function baseOf(webhook: Webhook, customer: string, context: DecodeContext): Omit<Activity, 'type'> {
  return {
    channelId: 'sms',
    from: { id: customer, name: '', role: 'user' },
    recipient: { id: (webhook.To ?? '').slice(0, 128), name: '', role: 'bot' },
    conversation: { id: context.conversationId ?? context.conversationOf?.(customer) ?? '' },
    timestamp: context.receivedAt.toISOString(),
  };
}

/** Why an event: nobody reads our answers at a short code, and two robots would talk for ever. */
function asEvent(base: Omit<Activity, 'type'>, webhook: Webhook): Activity {
  const entries = Object.entries(webhook).slice(0, 100);
  const value = Object.fromEntries(
    entries.map(([name, text]) => [plain(name), wellFormed(text).slice(0, 2000)]),
  );
  return { ...base, type: 'event', name: 'twilio/other', value };
}

/** A field name that every store takes. */
function plain(name: string): string {
  return wellFormed(name)
    .replace(/[^\w-]|^_+/g, '-')
    .slice(0, 64);
}

function channelDataOf(webhook: Webhook): Record<string, unknown> {
  return {
    segments: Number(webhook.NumSegments) || 1,
    ...(webhook.OptOutType !== undefined && { optOutType: webhook.OptOutType.slice(0, 16) }),
    ...(isAnsweredByTwilio(webhook) && { optOutHandled: true }),
  };
}

function filesOf(webhook: Webhook, vendorId: string): { attachments: Attachment[]; media: MediaReference[] } {
  const count = Math.min(Number(webhook.NumMedia) || 0, MOST_MEDIA);
  const found = Array.from({ length: Math.max(0, Math.trunc(count)) }, (_, index) => ({
    fileId: `${vendorId}-${index}`,
    reference: webhook[`MediaUrl${index}`] ?? '',
    contentType: (webhook[`MediaContentType${index}`] ?? 'application/octet-stream').slice(0, 128),
  })).filter(({ reference }) => reference !== '' && reference.length <= 2048);
  return {
    attachments: found.map(({ fileId, contentType }) => ({ contentType, contentUrl: fileUrl(fileId) })),
    media: found.map(({ fileId, reference }) => ({ fileId, reference })),
  };
}
