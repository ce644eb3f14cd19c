import { z } from 'zod';
import type { ChannelHost, Receipt } from '../../../../src/contract/channel';
import { callGateway, receiptOfFailure, receiptOfStatus } from '../../cloud/gateway-call';
import { billedSegments, type Filled, fillTemplate, type Templates } from '../../cloud/template';
import { AGAIN, receiptOf } from '../../cloud/verdict';
import type { OutgoingSms } from '../../provider';
import { verdictOf } from './outcomes';
import { authorizationOf } from './sign';

const ACTION = 'SendSms';
const VERSION = '2021-01-11';
const CONTENT_TYPE = 'application/json; charset=utf-8';
/** Longest `SessionContext`. */
const MAX_CONTEXT = 512;

export interface TencentAccount {
  apiUrl: string;
  secretId: string;
  secretKey: string;
  appId: string;
  region: string;
  templates: Templates;
}

type Host = Pick<ChannelHost, 'clock' | 'logger'>;

const numberSchema = z.object({
  Code: z.string().min(1),
  SerialNo: z.string().max(128).optional(),
  Fee: z.number().optional(),
});
const answerSchema = z.object({
  Response: z.union([
    z.object({ Error: z.object({ Code: z.string().min(1) }) }),
    z.object({ SendStatusSet: z.array(numberSchema).length(1) }),
  ]),
});

/** Sends one message by `SendSms` of 2021-01-11. */
export async function sendTencent(
  message: OutgoingSms,
  account: TencentAccount,
  host: Host,
): Promise<Receipt> {
  const filled = fillTemplate(message, account.templates);
  if ('outcome' in filled) return filled;
  const url = new URL('/', account.apiUrl);
  const body = JSON.stringify(bodyOf(message, filled, account));
  const headers = headersOf(url.host, body, account, host.clock.now());
  const answer = await callGateway({ url, headers, body });
  if (answer.kind !== 'answer') return receiptOfFailure({ kind: answer.kind, code: answer.code });
  return read(answer.status, answer.text, billedSegments(filled, account.templates.sign), host);
}

function bodyOf(
  { to, key }: OutgoingSms,
  { template, value }: Filled,
  { appId, templates }: TencentAccount,
): object {
  return {
    PhoneNumberSet: [to],
    SmsSdkAppId: appId,
    SignName: templates.sign,
    TemplateId: template.id,
    TemplateParamSet: [value],
    SessionContext: key.slice(0, MAX_CONTEXT),
  };
}

function headersOf(
  host: string,
  payload: string,
  { secretId, secretKey, region }: TencentAccount,
  now: Date,
): Record<string, string> {
  const timestamp = Math.floor(now.getTime() / 1000);
  const signed = { 'content-type': CONTENT_TYPE, host, 'x-tc-action': ACTION };
  return {
    ...signed,
    authorization: authorizationOf({
      service: 'sms',
      headers: signed,
      payload,
      timestamp,
      secretId,
      secretKey,
    }),
    'x-tc-region': region,
    'x-tc-timestamp': String(timestamp),
    'x-tc-version': VERSION,
  };
}

/** Why not the HTTP status alone: a refused number, and most refused calls, are answered 200. */
function read(status: number, text: string, segments: number, { clock, logger }: Host): Receipt {
  const response = parse(text);
  if (!response) return receiptOfStatus(status);
  const [number] = 'SendStatusSet' in response ? response.SendStatusSet : [];
  if (number?.Code === 'Ok') {
    const { SerialNo, Fee } = number;
    const billed = Fee !== undefined && Fee >= 1 ? Math.round(Fee) : segments;
    return { outcome: 'sent', segments: billed, ...(SerialNo && { vendorId: SerialNo }) };
  }
  const code = 'Error' in response ? response.Error.Code : (number?.Code ?? 'NO_STATUS');
  return receiptOf(code, verdictOf(code) ?? (status >= 500 ? AGAIN : undefined), clock.now(), logger);
}

function parse(text: string): z.infer<typeof answerSchema>['Response'] | null {
  try {
    return answerSchema.safeParse(JSON.parse(text)).data?.Response ?? null;
  } catch {
    return null;
  }
}
