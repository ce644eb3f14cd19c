import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  buildXml,
  parseXml,
  sealEnvelope,
  WxCipher,
  xmlText,
  type WxEnvelope,
} from '../../../src/channel-kit';
import type { Clock } from '../../../src/contract/ports';

const ANSWER_MS = 5000;
const ATTEMPTS = 3;

export interface BellKeys {
  corpId: string;
  token: string;
  aesKey: string;
}

export interface Rung {
  acknowledged: boolean;
  attempts: number;
  milliseconds: number;
}

/** Rings at Switchboard as WeCom does: encrypted for the corporation, cut after 5 s, three attempts. */
export class Doorbell {
  private readonly cipher: WxCipher;

  constructor(
    private readonly keys: BellKeys,
    private readonly clock: Clock,
    private readonly retryMs: number,
  ) {
    this.cipher = new WxCipher(keys.aesKey, keys.corpId);
  }

  async ring(callback: string, openKfid: string, syncToken: string): Promise<Rung> {
    const text = this.text(openKfid, syncToken);
    const began = performance.now();
    for (let attempts = 1; ; attempts += 1) {
      const acknowledged = await this.post(callback, text);
      if (acknowledged || attempts === ATTEMPTS) {
        return { acknowledged, attempts, milliseconds: performance.now() - began };
      }
      await sleep(this.retryMs);
    }
  }

  /** The check that the admin page makes when the callback address is saved. True when the plain text comes back. */
  async verify(callback: string, plain = String(randomInt(1e14))): Promise<boolean> {
    const sealed = this.seal(plain);
    const response = await fetch(`${callback}?${query(sealed, sealed.encrypt)}`, {
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    return response.status === 200 && (await response.text()) === plain;
  }

  /** A genuine push, for tests that send it themselves. */
  push(openKfid: string, syncToken: string): { query: string; body: string } {
    return this.sealed(this.text(openKfid, syncToken));
  }

  private text(openKfid: string, syncToken: string): string {
    return buildXml('xml', {
      ToUserName: this.keys.corpId,
      CreateTime: this.seconds(),
      MsgType: 'event',
      Event: 'kf_msg_or_event',
      Token: syncToken,
      OpenKfId: openKfid,
    });
  }

  private async post(callback: string, text: string): Promise<boolean> {
    const { query: search, body } = this.sealed(text);
    try {
      const response = await fetch(`${callback}?${search}`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'text/xml' },
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      return response.status === 200 && isEmptyAnswer(await response.text());
    } catch {
      return false;
    }
  }

  private sealed(text: string): { query: string; body: string } {
    const envelope = this.seal(text);
    const content = { ToUserName: this.keys.corpId, AgentID: '', Encrypt: envelope.encrypt };
    return { query: query(envelope), body: buildXml('xml', content) };
  }

  private seal(text: string): WxEnvelope {
    const { token } = this.keys;
    const nonce = String(randomInt(1e9));
    return sealEnvelope(text, { token, cipher: this.cipher, timestamp: String(this.seconds()), nonce });
  }

  private seconds(): number {
    return Math.floor(this.clock.now().getTime() / 1000);
  }
}

function query({ msgSignature, timestamp, nonce }: WxEnvelope, echostr?: string): string {
  const fields = { msg_signature: msgSignature, timestamp, nonce, ...(echostr !== undefined && { echostr }) };
  return new URLSearchParams(fields).toString();
}

/** A doorbell has no answer; what is neither empty nor `success` must be an encrypted reply. */
function isEmptyAnswer(text: string): boolean {
  if (text === '' || text === 'success') return true;
  try {
    return xmlText(parseXml(text), 'Encrypt') !== '';
  } catch {
    return false;
  }
}
