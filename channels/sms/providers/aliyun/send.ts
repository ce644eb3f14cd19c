import { z } from 'zod';
import type { ChannelHost, Receipt } from '../../../../src/contract/channel';
import { callGateway, receiptOfFailure, receiptOfStatus } from '../../cloud/gateway-call';
import { billedSegments, type Filled, fillTemplate, type Templates } from '../../cloud/template';
import { AGAIN, receiptOf } from '../../cloud/verdict';
import type { OutgoingSms } from '../../provider';
import { verdictOf } from './outcomes';
import { signCall } from './sign';

/** Longest `OutId`. */
const MAX_OUT_ID = 256;

export interface AliyunAccount {
  apiUrl: string;
  keyId: string;
  keySecret: string;
  templates: Templates;
}

type Host = Pick<ChannelHost, 'clock' | 'ids' | 'logger'>;

const answerSchema = z.object({
  Code: z.string().min(1),
  Message: z.string().optional(),
  BizId: z.string().max(128).optional(),
});

/** Sends one message by `SendSms` of 2017-05-25. */
export async function sendAliyun(message: OutgoingSms, account: AliyunAccount, host: Host): Promise<Receipt> {
  const filled = fillTemplate(message, account.templates);
  if ('outcome' in filled) return filled;
  const url = new URL(account.apiUrl);
  const { query, headers } = signCall({
    host: url.host,
    action: 'SendSms',
    version: '2017-05-25',
    query: parametersOf(message, filled, account),
    at: host.clock.now(),
    nonce: host.ids.next(),
    keyId: account.keyId,
    keySecret: account.keySecret,
  });
  const answer = await callGateway({ url: new URL(`/?${query}`, url), headers, body: '' });
  if (answer.kind !== 'answer') return receiptOfFailure({ kind: answer.kind, code: answer.code });
  return read(answer.status, answer.text, billedSegments(filled, account.templates.sign), host);
}

function parametersOf(
  { to, key }: OutgoingSms,
  { template, value }: Filled,
  { templates }: AliyunAccount,
): Record<string, string> {
  return {
    PhoneNumbers: to.replace(/^\+(?:86)?/, ''),
    SignName: templates.sign,
    TemplateCode: template.id,
    TemplateParam: JSON.stringify({ [template.param]: value }),
    OutId: key.slice(0, MAX_OUT_ID),
  };
}

function read(status: number, text: string, segments: number, { clock, logger }: Host): Receipt {
  const answer = parse(text);
  if (!answer) return receiptOfStatus(status);
  const { Code, Message = '', BizId } = answer;
  if (Code === 'OK') return { outcome: 'sent', segments, ...(BizId !== undefined && { vendorId: BizId }) };
  const verdict = verdictOf(Code, Message) ?? (status >= 500 ? AGAIN : undefined);
  return receiptOf(Code, verdict, clock.now(), logger);
}

function parse(text: string): z.infer<typeof answerSchema> | null {
  try {
    return answerSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
