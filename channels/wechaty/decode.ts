import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Activity, MAX_TEXT_LENGTH } from '../../src/contract/activity';
import { type DecodeContext, fileUrl, type Inbound } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import { customerId } from './customer-id';

/** What `observe` reads of a Wechaty message. `type` is the name in Wechaty's enumeration of message types. */
export const seenSchema = z.looseObject({
  id: z.string().min(1).max(512),
  type: z.string().min(1).max(64),
  text: z.string(),
  talker: z.object({ id: z.string().min(1).max(128), name: z.string() }),
  room: z.object({ id: z.string().min(1).max(128), topic: z.string() }).optional(),
  /** We are named in it; only in rooms. */
  mentioned: z.boolean(),
  /** We have sent it. */
  self: z.boolean(),
});
export type Seen = z.infer<typeof seenSchema>;

/** Types whose content is a file, with its kind as far as it is known before it is fetched. */
const FILES: Record<string, string> = {
  Image: 'image/*',
  Audio: 'audio/*',
  Video: 'video/*',
  Emoticon: 'image/*',
  Attachment: 'application/octet-stream',
};

/**
 * One message of a puppet. Our own, and what is said in a room without naming us, give nothing. Texts and files are
 * messages, every other type is kept as an event `wechaty/<type>`. Throws BAD_REQUEST on what is no message.
 */
export function decode(payload: unknown, context: DecodeContext): Inbound[] {
  const parsed = seenSchema.safeParse(payload);
  if (!parsed.success) throw new AppError('BAD_REQUEST', 'This is no message of a puppet.');
  const seen = parsed.data;
  if (seen.self || (seen.room && !seen.mentioned)) return [];
  const id = customerId({ talkerId: seen.talker.id, ...(seen.room && { roomId: seen.room.id }) });
  const file = FILES[seen.type] === undefined ? null : { fileId: fileIdOf(seen.id), reference: seen.id };
  const activity: Activity = {
    ...contentOf(seen, file?.fileId),
    channelId: 'wechaty',
    conversation: { id: context.conversationOf?.(id) ?? context.conversationId ?? '' },
    from: { id, name: seen.talker.name.slice(0, 256), role: 'user' },
    recipient: { id: 'bot', name: 'bot', role: 'bot' },
    timestamp: context.receivedAt.toISOString(),
    ...(seen.room && { channelData: { room: seen.room.topic.slice(0, 256) } }),
  };
  return [{ activity, vendorId: seen.id, ...(file && { media: [file] }) }];
}

function contentOf(seen: Seen, fileId: string | undefined): Pick<Activity, 'type'> & Partial<Activity> {
  const text = seen.text.slice(0, MAX_TEXT_LENGTH).toWellFormed();
  if (seen.type === 'Text') return { type: 'message', text };
  if (fileId === undefined) return { type: 'event', name: `wechaty/${seen.type}`, value: { text } };
  // Why no text: puppets put the file's name or its XML there.
  const contentType = FILES[seen.type] ?? 'application/octet-stream';
  return { type: 'message', text: '', attachments: [{ contentType, contentUrl: fileUrl(fileId) }] };
}

function fileIdOf(messageId: string): string {
  return `wy-${createHash('sha256').update(messageId).digest('base64url').slice(0, 32)}`;
}
