import { z } from 'zod';
import type { DecodeContext, DeliveryReport, Inbound } from '../../../../src/contract/channel';
import { parseChinaTime } from '../../cloud/china-time';
import { eventOf, idOf, messageOf } from '../../cloud/inbound';
import { type Push, readItems } from '../../cloud/push';
import { toE164 } from '../../phone';

const id = z.string().min(1).max(128);
/** Numbers and codes come as text or as JSON numbers. */
const code = z.union([z.string().max(128), z.number().transform(String)]);

/** https://help.aliyun.com/zh/sms/developer-reference/smsup-http */
const replySchema = z.object({
  phone_number: code,
  content: z.string(),
  send_time: z.string().max(64).optional(),
  dest_code: code.optional(),
  sequence_id: code.optional(),
});
/** https://help.aliyun.com/zh/sms/developer-reference/smsreport-2 */
const reportSchema = z.object({
  biz_id: id,
  success: z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]),
  err_code: z.string().max(128).optional(),
  report_time: z.string().max(64).optional(),
});
/** https://help.aliyun.com/zh/sms/smsreport-http-intl: 1 delivered, 2 failed, 6 expired. */
const internationalSchema = z.object({
  MessageId: id,
  Status: code.pipe(z.enum(['1', '2', '6'])),
  ErrorCode: z.string().max(128).optional(),
  ReceiveDate: z.string().max(64).optional(),
});
const strangerSchema = z.looseObject({ phone_number: code });

/** Reads a push: replies (SmsUp) and reports (SmsReport), domestic and international, in any mixture. */
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
  const domestic = reportSchema.safeParse(item).data;
  if (domestic) {
    const { biz_id, success, err_code, report_time } = domestic;
    return reportOf(biz_id, success, err_code, report_time, receivedAt);
  }
  const foreign = internationalSchema.safeParse(item).data;
  if (!foreign) return null;
  return reportOf(
    foreign.MessageId,
    foreign.Status === '1',
    foreign.ErrorCode,
    foreign.ReceiveDate,
    receivedAt,
  );
}

function reportOf(
  vendorId: string,
  delivered: boolean,
  code: string | undefined,
  time: string | undefined,
  receivedAt: Date,
): DeliveryReport {
  return {
    vendorId,
    state: delivered ? 'delivered' : 'failed',
    ...(!delivered && { code: code ?? 'FAILED' }),
    at: parseChinaTime(time ?? '') ?? receivedAt,
  };
}

function readMessage(item: unknown, context: DecodeContext): Inbound | null {
  const reply = replySchema.safeParse(item).data;
  const stranger = strangerSchema.safeParse(item).data;
  const from = telephoneOf(stranger?.phone_number ?? '');
  if (!stranger || from === null) return null;
  if (!reply) return eventOf('aliyun', from, item, context);
  const { content, send_time = '', sequence_id = '', dest_code } = reply;
  // Why not the sequence number alone: it is nowhere promised to be unique, and JSON rounds long ones.
  const vendorId = idOf('aliyun', [sequence_id, from, send_time, content]);
  return messageOf(
    vendorId,
    { from, to: dest_code, text: content, sentAt: parseChinaTime(send_time) },
    context,
  );
}

/** Numbers of China come without +86, others with their country code but without +. */
function telephoneOf(raw: string): string | null {
  return toE164(raw) ?? toE164(`+${raw.replace(/^[+0]+/, '')}`);
}
