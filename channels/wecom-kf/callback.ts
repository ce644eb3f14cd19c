import type { ChannelHost } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import type { HttpRequest, HttpResponse, HttpRoute } from '../../src/contract/http';
import { encryptedIn, openEnvelope, parseXml, WxCipher, xmlText } from '../../src/channel-kit';
import type { KfAccounts } from './accounts';
import type { Runner } from './runner';
import type { KfConfig } from './settings';

const CALLBACK_PATH = '/channels/wecom-kf';
const MOST_BYTES = 64 * 1024;
/** A doorbell's token is good for ten minutes, and our clock may differ from the vendor's by as much. */
export const STALE_MS = 10 * 60_000;

/** The callback address: the vendor's check of it, and doorbells. */
export class Callback {
  private readonly cipher: WxCipher;

  constructor(
    private readonly config: Pick<KfConfig, 'corpId' | 'token' | 'aesKey'>,
    private readonly host: Pick<ChannelHost, 'clock' | 'logger'>,
    private readonly accounts: KfAccounts,
    private readonly runner: Runner,
  ) {
    this.cipher = new WxCipher(config.aesKey, config.corpId);
  }

  routes(): HttpRoute[] {
    const route = { path: CALLBACK_PATH, maxBytes: MOST_BYTES };
    return [
      { ...route, method: 'GET', handle: (request) => Promise.resolve(this.verify(request)) },
      { ...route, method: 'POST', handle: (request) => this.ring(request) },
    ];
  }

  /** The vendor expects the plain text of `echostr`, bare. */
  private verify(request: HttpRequest): HttpResponse {
    const plain = this.open(request, unbroken(request.query.echostr ?? ''));
    return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: plain };
  }

  /**
   * Why repeats are let in: a doorbell says only that there is something to read, and one whose first answer was lost
   * must still be noted.
   */
  private async ring(request: HttpRequest): Promise<HttpResponse> {
    const encrypt = encryptedIn(request.body, stampOf(request), this.config.token);
    const doorbell = parseXml(this.open(request, encrypt));
    if (xmlText(doorbell, 'Event') !== 'kf_msg_or_event') {
      this.host.logger.debug({ event: xmlText(doorbell, 'Event').slice(0, 64) }, 'not an event of 微信客服');
      return success();
    }
    const openKfid = xmlText(doorbell, 'OpenKfId');
    const rung = openKfid === '' ? await this.accounts.list() : [openKfid];
    for (const id of rung) await this.note(id, xmlText(doorbell, 'Token'));
    return success();
  }

  private async note(openKfid: string, token: string): Promise<void> {
    if (!this.accounts.allows(openKfid)) {
      this.host.logger.debug(
        { openKfid: openKfid.slice(0, 64) },
        'an account that is not in WECOM_KF_OPEN_KFIDS',
      );
      return;
    }
    await this.accounts.note(openKfid, token.length <= 512 ? token : '');
    this.runner.ring(openKfid);
  }

  /** Throws BAD_SIGNATURE. */
  private open(request: HttpRequest, encrypt: string): string {
    const stamp = stampOf(request);
    const plain = openEnvelope({ encrypt, ...stamp }, this.config.token, this.cipher);
    const age = Math.abs(this.host.clock.now().getTime() - Number(stamp.timestamp) * 1000);
    if (age <= STALE_MS) return plain;
    throw new AppError(
      'BAD_SIGNATURE',
      'The push is more than ten minutes old; check the clock of this machine.',
    );
  }
}

function stampOf({ query }: HttpRequest): { timestamp: string; nonce: string; msgSignature: string } {
  const { timestamp = '', nonce = '', msg_signature: msgSignature = '' } = query;
  return { timestamp, nonce, msgSignature };
}

/** Base64 has no blanks, and reading a query turns a bare plus into one. */
function unbroken(text: string): string {
  return text.replaceAll(' ', '+');
}

function success(): HttpResponse {
  return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'success' };
}
