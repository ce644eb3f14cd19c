import { createHash } from 'node:crypto';
import { splitText, type XmlFields, xmlText } from '../../src/channel-kit';
import { type Activity, MAX_TEXT_LENGTH } from '../../src/contract/activity';
import type { DecodeContext, Inbound } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import { decodeEvent } from './decode-event';
import { decodeMessage } from './decode-message';

/** Fields that are found elsewhere in the activity, or hold a second copy of it. */
const TAKEN = new Set(['ToUserName', 'FromUserName', 'CreateTime', 'MsgId', 'Encrypt']);

/**
 * Reads the fields of a push, decrypted. What it does not know becomes an event `wechat/<name>`; every field that has no
 * place in the activity is kept in `channelData.wechat`. Throws BAD_REQUEST when it names no sender or no type.
 */
export function decode(payload: unknown, context: DecodeContext): Inbound[] {
  const fields = fieldsOf(payload);
  const customer = xmlText(fields, 'FromUserName');
  const vendorId = vendorIdOf(fields);
  const read = xmlText(fields, 'MsgType') === 'event' ? decodeEvent(fields) : decodeMessage(fields, vendorId);
  const { window, media, used = [], ...more } = read;
  const kept = Object.entries(fields).filter(([name]) => !TAKEN.has(name) && !used.includes(name));
  const activity: Activity = {
    ...more,
    ...(more.text !== undefined && { text: bounded(more.text) }),
    channelId: 'wechat',
    from: { id: customer, name: '', role: 'user' },
    recipient: { id: 'bot', name: 'bot', role: 'bot' },
    conversation: { id: conversationId(context, customer) },
    timestamp: (timeOf(fields) ?? context.receivedAt).toISOString(),
    channelData: { wechat: Object.fromEntries(kept) },
  };
  return [{ activity, vendorId, ...(window && { window }), ...(media && { media }) }];
}

/** When the vendor says that it happened; null when it does not say. */
export function timeOf(fields: XmlFields): Date | null {
  const text = xmlText(fields, 'CreateTime');
  return /^\d{1,10}$/.test(text) ? new Date(Number(text) * 1000) : null;
}

function fieldsOf(payload: unknown): XmlFields {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) throw unreadable();
  const fields = payload as XmlFields;
  if (!/^\S{1,128}$/.test(xmlText(fields, 'FromUserName'))) throw unreadable();
  if (!/^\S{1,128}$/.test(xmlText(fields, 'MsgType'))) throw unreadable();
  return fields;
}

/**
 * The message's id, a text as it has 64 bits. Events have none: what tells them apart is hashed, as it holds personal
 * data. Source: https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Receiving_event_pushes.html
 */
function vendorIdOf(fields: XmlFields): string {
  const id = xmlText(fields, 'MsgId');
  const isEvent = xmlText(fields, 'MsgType') === 'event';
  if (!isEvent && /^[1-9]\d{0,19}$/.test(id)) return id;
  const names = ['FromUserName', 'CreateTime', 'Event', 'EventKey', 'MsgID'];
  const identity = isEvent ? names.map((name) => xmlText(fields, name)) : fields;
  return `h-${createHash('sha256').update(JSON.stringify(identity)).digest('base64url').slice(0, 32)}`;
}

function conversationId(context: DecodeContext, customer: string): string {
  return context.conversationOf?.(customer) ?? context.conversationId ?? '';
}

function bounded(text: string): string {
  return splitText(text, { max: MAX_TEXT_LENGTH, unit: 'utf16' })[0] ?? '';
}

function unreadable(): AppError {
  return new AppError('BAD_REQUEST', 'The push names no sender or no type.');
}
