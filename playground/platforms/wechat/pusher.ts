import { randomInt } from 'node:crypto';
import type { Pushed } from '../platform';
import { type PushAnswer, readAnswer } from './answer';
import { type Account, encrypt, type Fields, sign, writeXml } from './wire';

export type PushMode = 'safe' | 'compatible' | 'plain';

export interface PusherOptions {
  account: Account;
  mode: PushMode;
  now: () => number;
  /** How long an answer may take, ms. */
  patienceMs: number;
  /** Pushes in all: the first and its repeats. */
  attempts: number;
}

/** One delivery: what is signed once is repeated as it is. */
export interface SignedPush {
  query: string;
  body: string;
}

/** Pushes to Switchboard as WeChat does: signed, encrypted, impatient, up to three times more. */
export class Pusher {
  private url = '';

  constructor(private readonly options: PusherOptions) {}

  connect(switchboardUrl: string): void {
    this.url = `${switchboardUrl}/channels/wechat`;
  }

  /** What was pushed, and the answer that counted; null when every push came to nothing. */
  async push(
    customer: string,
    fields: Fields,
    vendorId: string,
  ): Promise<{ pushed: Pushed; answer: PushAnswer | null }> {
    const signed = this.signed(customer, fields);
    const began = performance.now();
    for (let attempts = 1; ; attempts += 1) {
      const body = await this.post(signed);
      if (body === null && attempts < this.options.attempts) continue;
      const milliseconds = performance.now() - began;
      const answer = body === null ? null : this.read(body, customer);
      const acknowledged = answer !== null && answer.kind !== 'malformed';
      return { pushed: { vendorId, acknowledged, attempts, milliseconds }, answer };
    }
  }

  /** The query and body of a genuine push. */
  signed(customer: string, fields: Fields): SignedPush {
    const { account, mode } = this.options;
    const timestamp = String(Math.floor(this.options.now() / 1000));
    const nonce = String(randomInt(2_000_000_000));
    const query = new URLSearchParams({ signature: sign(account.token, timestamp, nonce), timestamp, nonce });
    query.set('openid', customer);
    const xml = writeXml(fields);
    if (mode === 'plain') return { query: query.toString(), body: xml };
    const sealed = encrypt(xml, account);
    query.set('encrypt_type', 'aes');
    query.set('msg_signature', sign(account.token, timestamp, nonce, sealed));
    const plain = mode === 'compatible' ? fields : { ToUserName: account.id };
    return { query: query.toString(), body: writeXml({ ...plain, Encrypt: sealed }) };
  }

  private read(body: string, customer: string): PushAnswer {
    return readAnswer(body, this.options.mode !== 'plain', customer, this.options.account);
  }

  /** The body of an answer 200 that came in time, or null. */
  private async post({ query, body }: SignedPush): Promise<string | null> {
    try {
      const response = await fetch(`${this.url}?${query}`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'text/xml', 'user-agent': 'Mozilla/4.0' },
        signal: AbortSignal.timeout(this.options.patienceMs),
      });
      const text = await response.text();
      return response.status === 200 ? text : null;
    } catch {
      return null;
    }
  }
}
