import { z } from 'zod';
import { AppError } from '../../src/contract/errors';
import { isOpenKfid } from './settings';

const id = z.string().min(1).max(128);

const itemSchema = z.looseObject({
  msgid: id,
  open_kfid: z.string().optional(),
  external_userid: z.string().max(128).optional(),
  /** Seconds since 1970. */
  send_time: z.number().int().min(0).max(1e11),
  origin: z.number().optional(),
  servicer_userid: z.string().max(128).optional(),
  msgtype: z.string().min(1).max(64),
});

const eventSchema = z.looseObject({
  event_type: z.string().min(1).max(64),
  open_kfid: z.string().optional(),
  external_userid: z.string().max(128).optional(),
});

/** One entry of `msg_list` of sync_msg, with account and customer found. */
export interface KfItem {
  msgid: string;
  openKfid: string;
  /** Empty for what concerns the account alone. */
  externalUserid: string;
  sentAt: Date;
  /** 3 customer, 4 event, 5 agent in the WeCom client. */
  origin: number;
  servicer: string;
  msgtype: string;
  /** The part that is named by msgtype. */
  body: Record<string, unknown>;
}

/** Throws BAD_REQUEST for what is no entry of sync_msg. */
export function parseItem(payload: unknown): KfItem {
  const parsed = itemSchema.safeParse(payload);
  if (!parsed.success) throw broken(parsed.error.issues[0]?.path.join('.') ?? '');
  const { data } = parsed;
  const body = bodyOf(data);
  const event = data.msgtype === 'event' ? readEvent(body) : undefined;
  const openKfid = data.open_kfid || event?.open_kfid || '';
  if (!isOpenKfid(openKfid)) throw broken('open_kfid');
  return {
    msgid: data.msgid,
    openKfid,
    externalUserid: data.external_userid || event?.external_userid || '',
    sentAt: new Date(data.send_time * 1000),
    origin: data.origin ?? (event ? 4 : 3),
    servicer: data.servicer_userid ?? '',
    msgtype: data.msgtype,
    body,
  };
}

function bodyOf(data: Record<string, unknown>): Record<string, unknown> {
  const name = String(data.msgtype);
  const body = Object.hasOwn(data, name) ? data[name] : undefined;
  return typeof body === 'object' && body !== null && !Array.isArray(body)
    ? (body as Record<string, unknown>)
    : {};
}

function readEvent(body: Record<string, unknown>) {
  const parsed = eventSchema.safeParse(body);
  if (!parsed.success) throw broken('event');
  return parsed.data;
}

function broken(field: string): AppError {
  return new AppError('BAD_REQUEST', `The item has no good ${field || 'shape'}.`, { details: { field } });
}
