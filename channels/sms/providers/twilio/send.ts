import { z } from 'zod';
import type { Receipt } from '../../../../src/contract/channel';
import type { Logger } from '../../../../src/contract/ports';
import { callGateway, receiptOfFailure } from '../../cloud/gateway-call';
import type { OutgoingSms } from '../../provider';
import { countSegments } from '../../segments';
import type { TwilioConfig } from './config';
import { isOurs, outcomeOf } from './outcome';

const createdSchema = z.object({ sid: z.string().max(64), num_segments: z.coerce.number().catch(0) });
const refusedSchema = z.object({ code: z.coerce.number().int() });

/**
 * Asks Twilio to send one SMS.
 * Source: https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource
 */
export async function send(message: OutgoingSms, config: TwilioConfig, logger: Logger): Promise<Receipt> {
  const answer = await callGateway({
    url: new URL(`${config.apiUrl}/2010-04-01/Accounts/${config.accountSid}/Messages.json`),
    headers: {
      authorization: basicAuth(config),
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
    },
    body: new URLSearchParams({
      To: message.to,
      ...config.sender,
      Body: message.text,
      StatusCallback: config.statusUrl,
    }).toString(),
  });
  if (answer.kind !== 'answer') return receiptOfFailure({ kind: answer.kind, code: answer.code });
  if (answer.status >= 200 && answer.status < 300) return sent(answer.text, message.text);
  const refusal = { status: answer.status, code: codeIn(answer.text) };
  const receipt = outcomeOf(refusal);
  if (isOurs(refusal)) {
    logger.error(
      { key: message.key, ...refusal },
      'Twilio refuses to send: look at account, token and number',
    );
  }
  return receipt;
}

export function basicAuth({ accountSid, token }: TwilioConfig): string {
  return `Basic ${Buffer.from(`${accountSid}:${token}`).toString('base64')}`;
}

/** Why our own count when Twilio says 0: a messaging service counts only once it has picked a number. */
function sent(answer: string, text: string): Receipt {
  const created = createdSchema.safeParse(json(answer)).data;
  if (!created) return { outcome: 'sent', segments: countSegments(text) };
  return { outcome: 'sent', vendorId: created.sid, segments: created.num_segments || countSegments(text) };
}

function codeIn(answer: string): number | null {
  return refusedSchema.safeParse(json(answer)).data?.code ?? null;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
