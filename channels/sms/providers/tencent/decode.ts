import { z } from 'zod';
import type { DecodeContext, DeliveryReport, Inbound } from '../../../../src/contract/channel';
import { parseChinaTime } from '../../cloud/china-time';
import { eventOf, idOf, messageOf } from '../../cloud/inbound';
import { type Push, readItems } from '../../cloud/push';
import { toE164 } from '../../phone';

const digits = z.union([z.string().max(32), z.number().transform(String)]);
const person = { mobile: digits, nationcode: digits.optional() };

/** https://cloud.tencent.com/document/api/382/5807 */
const reportSchema = z.object({
  sid: z.string().min(1).max(128),
  report_status: z.enum(['SUCCESS', 'FAIL']),
  errmsg: z.string().max(128).optional(),
  user_receive_time: z.string().max(64).optional(),
});
/** https://cloud.tencent.com/document/api/382/5809; `time` is in seconds since 1970. */
const replySchema = z.object({
  ...person,
  text: z.string(),
  time: z.coerce.number().int().positive().max(9_999_999_999),
  extend: digits.optional(),
});
const strangerSchema = z.looseObject(person);

/** Reads a push: a list of reports, or one reply; a list of replies and a single report are taken, too. */
export function readPush(payload: unknown, context: DecodeContext): Push {
  return readItems(payload, {
    report: (item) => readReport(item, context.receivedAt),
    message: (item) => readMessage(item, context),
  });
}

/** The replies of a push; reports are no activities. Throws BAD_REQUEST when it holds neither. */
export function decode(payload: unknown, context: DecodeContext): Inbound[] {
  return readPush(payload, context).messages;
}

function readReport(item: unknown, receivedAt: Date): DeliveryReport | null {
  const { data } = reportSchema.safeParse(item);
  if (!data) return null;
  const delivered = data.report_status === 'SUCCESS';
  return {
    vendorId: data.sid,
    state: delivered ? 'delivered' : 'failed',
    ...(!delivered && { code: data.errmsg ?? 'FAIL' }),
    at: parseChinaTime(data.user_receive_time ?? '') ?? receivedAt,
  };
}

function readMessage(item: unknown, context: DecodeContext): Inbound | null {
  const reply = replySchema.safeParse(item).data;
  const stranger = strangerSchema.safeParse(item).data;
  const from = stranger ? telephoneOf(stranger.mobile, stranger.nationcode) : null;
  if (!stranger || from === null) return null;
  if (!reply) return eventOf('tencent', from, item, context);
  const { text, time, extend } = reply;
  const vendorId = idOf('tencent', [from, time, text]);
  return messageOf(vendorId, { from, to: extend, text, sentAt: new Date(time * 1000) }, context);
}

/** The number comes without its country code, which stands beside it. */
function telephoneOf(mobile: string, nation = '86'): string | null {
  return mobile.startsWith('+') ? toE164(mobile) : toE164(`+${nation.replace(/^[+0]+/, '')}${mobile}`);
}
