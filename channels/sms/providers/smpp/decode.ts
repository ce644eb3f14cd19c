import { z } from 'zod';
import { MAX_TEXT_LENGTH, type Activity } from '../../../../src/contract/activity';
import type { DecodeContext, Inbound } from '../../../../src/contract/channel';
import { AppError } from '../../../../src/contract/errors';
import { joinBodies } from './join-bodies';

const HEX = /^(?:[0-9a-f]{2})*$/;
const byte = z.number().int().min(0).max(255);

const deliverySchema = z.object({
  from: z.string().max(64),
  telephone: z.boolean(),
  to: z.string().max(64),
  dataCoding: byte,
  text: z.string().max(16_384).optional(),
  octets: z.string().regex(HEX).max(32_768).optional(),
  part: z
    .object({ reference: z.number().int().min(0).max(65_535), total: byte.min(1), number: byte.min(1) })
    .optional(),
});

/** What one customer sent: its deliveries, in any order, and our id for it. */
const payloadSchema = z.object({
  id: z.string().min(1).max(128),
  parts: z.array(deliverySchema).min(1).max(255),
});

/** Pure: the deliveries of one message as an activity; throws BAD_REQUEST on what is none. */
export function decode(payload: unknown, context: DecodeContext): Inbound[] {
  const { success, data } = payloadSchema.safeParse(payload);
  const [first] = data?.parts ?? [];
  if (!success || !first) throw new AppError('BAD_REQUEST', 'This is no delivery of an SMPP centre.');
  const { text, missing } = joinBodies(data.parts);
  const id = first.from || 'unknown';
  const activity: Activity = {
    type: text !== null && first.telephone ? 'message' : 'event',
    id: data.id,
    channelId: 'sms',
    timestamp: context.receivedAt.toISOString(),
    from: { id, name: '', role: 'user' },
    recipient: { id: first.to, name: '' },
    conversation: { id: context.conversationId ?? context.conversationOf?.(id) ?? `sms-${id}` },
    channelData: {
      provider: 'smpp',
      dataCoding: first.dataCoding,
      parts: first.part?.total ?? 1,
      ...(missing.length > 0 ? { missing } : {}),
    },
    ...(text === null ? {} : { text: text.slice(0, MAX_TEXT_LENGTH), textFormat: 'plain' }),
  };
  return [{ vendorId: data.id, activity: nameOf(activity, text, first.telephone) }];
}

/** What is no customer's text is kept as an event: a binary message, or one of a sender that has no number. */
function nameOf(activity: Activity, text: string | null, telephone: boolean): Activity {
  if (activity.type === 'message') return activity;
  return { ...activity, name: text === null || telephone ? 'sms/binary' : 'sms/not-a-telephone' };
}
