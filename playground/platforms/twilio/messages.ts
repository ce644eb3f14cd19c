import { randomBytes } from 'node:crypto';

/** A message that we asked to send, as the platform keeps it. */
export interface FakeMessage {
  sid: string;
  to: string;
  from: string | null;
  service: string | null;
  body: string;
  status: string;
  errorCode: number | null;
  statusCallback: string | null;
  at: Date;
}

const MOST_KEPT = 10_000;

/** The messages of an account, the oldest forgotten first. */
export class Messages {
  private readonly bySid = new Map<string, FakeMessage>();

  add(message: FakeMessage): void {
    this.bySid.set(message.sid, message);
    const [oldest] = this.bySid.keys();
    if (this.bySid.size > MOST_KEPT && oldest !== undefined) this.bySid.delete(oldest);
  }

  get(sid: string): FakeMessage | undefined {
    return this.bySid.get(sid);
  }
}

/** Two letters and 32 hexadecimal digits. */
export function newSid(prefix: string): string {
  return prefix + randomBytes(16).toString('hex');
}

/** The message resource as the API shows it; a messaging service has not counted segments when it answers. */
export function resourceOf(message: FakeMessage, accountSid: string): object {
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}`;
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    body: message.body,
    date_created: message.at.toUTCString().replace('GMT', '+0000'),
    date_sent: null,
    date_updated: message.at.toUTCString().replace('GMT', '+0000'),
    direction: 'outbound-api',
    error_code: message.errorCode,
    error_message: null,
    from: message.from,
    messaging_service_sid: message.service,
    num_media: '0',
    num_segments: message.service === null ? String(segmentsOf(message.body)) : '0',
    price: null,
    price_unit: 'USD',
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: message.to,
    uri: `${uri}.json`,
  };
}

/** Printable ASCII without the backtick, line ends, and the letters of the GSM alphabet beyond. */
const GSM = /^[\n\r\f !-_a-~£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà€]*$/;

export function segmentsOf(body: string): number {
  if (!GSM.test(body)) return body.length <= 70 ? 1 : Math.ceil(body.length / 67);
  const septets = body.length + (body.match(/[\f^{}\\[~\]|€]/g)?.length ?? 0);
  return septets <= 160 ? 1 : Math.ceil(septets / 153);
}
