import { z } from 'zod';
import { type Activity, inboundActivitySchema, MAX_TEXT_LENGTH } from '../../src/contract/activity';
import type { DecodeContext, Inbound } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import { parseWith } from './parse-with';

/** What a customer may send. `handoff.status` is a hub's word and would end an escalation, so it is refused. */
const ACCEPTED = new Set(['message', 'event', 'typing', 'endOfConversation', 'messageReaction']);
const REFUSED_EVENTS = new Set(['handoff.status']);

/** The fields that travel on; every other one is set by us or, as the specification asks, ignored. */
const postedSchema = z.object({
  ...inboundActivitySchema.omit({ from: true }).shape,
  valueType: z.string().max(256).optional(),
  localTimestamp: z.string().max(64).optional(),
  localTimezone: z.string().max(64).optional(),
  attachmentLayout: z.string().max(32).optional(),
  entities: z
    .array(z.looseObject({ type: z.string() }))
    .max(50)
    .optional(),
  code: z.string().max(64).optional(),
  replyToId: z.string().max(256).optional(),
  reactionsAdded: z
    .array(z.object({ type: z.string().max(32) }))
    .max(5)
    .optional(),
});
type Posted = z.infer<typeof postedSchema>;

/**
 * Reads a posted activity. Identity comes from the context, never from the payload. Throws BAD_REQUEST, TOO_LARGE for a
 * text over MAX_TEXT_LENGTH, FORBIDDEN for a hub's event.
 */
export function decode(payload: unknown, context: DecodeContext): Inbound[] {
  const posted = parseWith(postedSchema, withoutNulls(payload));
  requireAcceptable(posted);
  const conversationId = context.conversationId ?? '';
  const activity: Activity = {
    ...(posted as Pick<Activity, 'type'>),
    channelId: 'webchat',
    conversation: { id: conversationId },
    from: { name: '', ...context.user, id: context.user?.id ?? '', role: 'user' },
    recipient: { id: 'bot', name: 'bot', role: 'bot' },
    timestamp: context.receivedAt.toISOString(),
  };
  return [{ activity, vendorId: vendorId(posted, conversationId) }];
}

/** The client's own id of a posted activity, by which its repeats are known and its echo is awaited. */
export function clientActivityId(activity: { channelData?: unknown }): string | null {
  const data = activity.channelData;
  if (typeof data !== 'object' || data === null || !('clientActivityID' in data)) return null;
  const id = data.clientActivityID;
  return typeof id === 'string' && id !== '' && id.length <= 128 ? id : null;
}

/** Empty when the client gave no id: whoever calls `decode` then puts a fresh one. */
function vendorId(posted: Posted, conversationId: string): string {
  const clientId = clientActivityId(posted);
  return clientId === null ? '' : `${conversationId}:${clientId}`;
}

function requireAcceptable(posted: Posted): void {
  if (!ACCEPTED.has(posted.type)) {
    throw new AppError(
      'BAD_REQUEST',
      `Type "${posted.type}" is not accepted; send ${[...ACCEPTED].join(', ')}.`,
    );
  }
  if (posted.type === 'event' && REFUSED_EVENTS.has(posted.name ?? '')) {
    throw new AppError('FORBIDDEN', `Only a hub may send ${posted.name ?? ''}.`);
  }
  if (posted.type === 'message') requireContent(posted);
}

function requireContent(posted: Posted): void {
  if ((posted.text ?? '').length > MAX_TEXT_LENGTH) {
    throw new AppError(
      'TOO_LARGE',
      `The text is longer than ${MAX_TEXT_LENGTH} UTF-16 units; send it in parts.`,
    );
  }
  if ((posted.text ?? '').trim() === '' && !posted.attachments?.length && posted.value === undefined) {
    throw new AppError('BAD_REQUEST', 'A message needs text, a value or an attachment.');
  }
  for (const { contentUrl } of posted.attachments ?? []) {
    if (contentUrl === undefined || /^https?:\/\//i.test(contentUrl)) continue;
    throw new AppError(
      'BAD_REQUEST',
      'An attachment address must be http or https; post the bytes to /upload.',
    );
  }
}

/** Null means absent: many JSON writers send every field. */
function withoutNulls(payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return payload;
  return Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== null));
}
