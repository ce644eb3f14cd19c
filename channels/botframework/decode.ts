import { createHash } from 'node:crypto';
import { type Activity, type Attachment, JOIN_EVENT, MAX_TEXT_LENGTH } from '../../src/contract/activity';
import type { DecodeContext, Inbound, MediaReference } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import { splitMedia } from './media';
import { type Account, isGroup, type Payload, readPayload } from './payload';

/** Only a hub may say how an escalation stands; whoever writes through the connector is a customer. */
const HUB_EVENTS = new Set(['handoff.status', 'handoff.initiate']);

/** Names of events and invokes that carry a customer's sign-in token. */
const SIGN_IN = /^(signin|tokens)\//;

/**
 * A verified activity of the connector. Messages and events pass, somebody's arrival becomes JOIN_EVENT, typing and the
 * bot's own echo give nothing, every other type is kept as an event of its name with the whole payload as `value`.
 * Throws BAD_REQUEST without channel, conversation or customer.
 */
export function decode(payload: unknown, context: DecodeContext): Inbound[] {
  const read = readPayload(payload);
  if (read.type === 'typing' || isEcho(read)) return [];
  const customer = customerOf(read);
  if (!customer) throw new AppError('BAD_REQUEST', 'The activity says from whom it is nowhere.');
  const vendorId = vendorIdOf(read);
  const { media, ...said } = contentOf(read, vendorId);
  const activity: Activity = {
    ...said,
    channelId: 'botframework',
    conversation: { id: conversationId(read, context) },
    from: fromOf(read, customer),
    recipient: { id: 'bot', name: 'bot', role: 'bot' },
    timestamp: context.receivedAt.toISOString(),
    ...(read.locale !== undefined && { locale: read.locale }),
    channelData: channelDataOf(read),
  };
  return [{ activity, vendorId, ...(media && media.length > 0 && { media }) }];
}

/** Whom we talk to: the author, or who has just arrived. */
export function customerOf(payload: Payload): Account | undefined {
  return (isJoin(payload) ? newcomer(payload) : undefined) ?? payload.from;
}

/** Everybody in a vendor's conversation shares one of ours. */
export function conversationId({ channelId, conversation }: Payload, context: DecodeContext): string {
  return context.conversationOf?.(`${channelId}:${conversation.id}`) ?? context.conversationId ?? '';
}

interface Content {
  type: string;
  text?: string;
  name?: string;
  value?: unknown;
  attachments?: Attachment[];
  media?: MediaReference[];
}

function contentOf(payload: Payload, vendorId: string): Content {
  if (payload.type === 'message') return messageOf(payload, vendorId);
  if (isJoin(payload)) return { type: 'event', name: JOIN_EVENT };
  if (SIGN_IN.test(payload.name ?? ''))
    return { type: 'event', name: `${payload.type}:${payload.name ?? ''}` };
  if (payload.type === 'event' && payload.name !== undefined) {
    const name = HUB_EVENTS.has(payload.name) ? `untrusted:${payload.name}` : payload.name;
    return { type: 'event', name, ...('value' in payload && { value: payload['value'] }) };
  }
  const name = payload.name === undefined ? payload.type : `${payload.type}:${payload.name}`;
  return { type: 'event', name, value: payload };
}

function messageOf(payload: Payload, vendorId: string): Content {
  const { attachments, media } = splitMedia(payload.attachments ?? [], vendorId);
  return {
    type: 'message',
    text: withoutMentions(payload).slice(0, MAX_TEXT_LENGTH).toWellFormed(),
    ...('value' in payload && { value: payload['value'] }),
    ...(attachments.length > 0 && { attachments, media }),
  };
}

/** In groups a bot is only told what names it; its name is not part of the question. */
function withoutMentions({ text = '', entities = [], recipient }: Payload): string {
  let rest = text;
  for (const entity of entities) {
    const { mentioned, text: mention } = entity as { mentioned?: { id?: unknown } | null; text?: unknown };
    if (entity.type !== 'mention' || recipient === undefined || mentioned?.id !== recipient.id) continue;
    if (typeof mention === 'string' && mention !== '') rest = rest.replaceAll(mention, ' ');
  }
  return rest === text ? text : rest.replaceAll(/ {2,}/g, ' ').trim();
}

/** Arrivals in a group are not greeted one by one. */
function isJoin(payload: Payload): boolean {
  if (isGroup(payload)) return false;
  if (payload.type === 'contactRelationUpdate') return payload.action === 'add';
  if (payload.type !== 'conversationUpdate' || !payload.membersAdded?.length) return false;
  return (
    newcomer(payload) !== undefined || (payload.channelId === 'msteams' && !isBot(payload, payload.from))
  );
}

function newcomer(payload: Payload): Account | undefined {
  return payload.membersAdded?.find((member) => !isBot(payload, member));
}

function isEcho(payload: Payload): boolean {
  return payload.type === 'message' && (payload.from?.role === 'bot' || isBot(payload, payload.from));
}

function isBot({ recipient }: Payload, account: Account | undefined): boolean {
  return account !== undefined && account.id === recipient?.id;
}

function fromOf({ channelId }: Payload, { id, name, aadObjectId }: Account): Activity['from'] {
  return {
    id: `${channelId}:${id}`,
    name: name ?? '',
    role: 'user',
    ...(aadObjectId !== undefined && { aadObjectId }),
  };
}

/** The vendor's own data, and which of the connected channels it came from. */
function channelDataOf(payload: Payload): object {
  const data: unknown = payload['channelData'];
  const own = typeof data === 'object' && data !== null && !Array.isArray(data) ? data : {};
  return { ...own, via: payload.channelId, ...(isGroup(payload) && { group: true }) };
}

/** An activity's id is unique in its conversation only. Without one, the same content is the same activity. */
function vendorIdOf(payload: Payload): string {
  const { channelId, conversation, id } = payload;
  const parts =
    id === undefined || id === '' ? [channelId, conversation.id, payload] : [channelId, conversation.id, id];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
