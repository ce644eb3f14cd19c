import { createHash } from 'node:crypto';
import { encryptedIn, parseXml, safeEqual, signature, type XmlFields } from '../../src/channel-kit';
import type { ChannelHost } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import type { HttpRequest } from '../../src/contract/http';
import type { WechatConfig } from './configure';

/** How far the time of a signature may be from ours, either way. */
const FRESH_MS = 5 * 60_000;
/** WeChat repeats a push within seconds; the same signature later than this is somebody else's. */
const REPEATS_MS = 30_000;

/** A genuine push. */
export interface Push {
  fields: XmlFields;
  /** It came encrypted, so that the answer must be too. */
  sealed: boolean;
  /** Rejects with BAD_SIGNATURE when it is a replay. */
  fresh: Promise<void>;
}

/** Lets through what WeChat has signed lately, and that only once but for its own repeats. */
export class Gate {
  constructor(
    private readonly config: WechatConfig,
    private readonly host: Pick<ChannelHost, 'clock' | 'shared'>,
  ) {}

  /** The text to answer when the address is entered at mp.weixin.qq.com. Throws BAD_SIGNATURE, BAD_REQUEST. */
  verifyServer(query: HttpRequest['query']): string {
    this.requireSignature(query);
    const { echostr } = query;
    if (echostr === undefined || echostr === '') throw new AppError('BAD_REQUEST', 'There is no echostr.');
    return echostr;
  }

  /** Throws BAD_SIGNATURE for what is forged, stale, replayed or not in the mode of the settings, BAD_REQUEST for no XML. */
  async open({ query, body }: HttpRequest): Promise<Push> {
    const sealed = query['encrypt_type'] === 'aes';
    if (this.config.mode === (sealed ? 'plain' : 'safe')) {
      throw new AppError(
        'BAD_SIGNATURE',
        'The push is not in the mode of WECHAT_MODE; see mp.weixin.qq.com.',
      );
    }
    return sealed ? this.openSealed(query, body) : this.openPlain(query, body);
  }

  private openSealed(query: HttpRequest['query'], body: Buffer): Push {
    const { cipher, token } = this.config;
    if (!cipher) throw new AppError('BAD_SIGNATURE', 'The push is encrypted; set WECHAT_AES_KEY.');
    const msgSignature = query['msg_signature'] ?? '';
    const stamp = { timestamp: query['timestamp'] ?? '', nonce: query['nonce'] ?? '', msgSignature };
    // In compatible mode the fields stand there in plain too, but no signature covers them.
    const encrypt = encryptedIn(body, stamp, token);
    const text = cipher.decrypt(encrypt);
    this.requireFresh(stamp.timestamp);
    // Its body is signed, so a replay is the same message and joins it: the guard need not come first.
    const fresh = this.requireNew(msgSignature, encrypt);
    fresh.catch(() => undefined);
    return { fields: parseXml(text), sealed: true, fresh };
  }

  private async openPlain(query: HttpRequest['query'], body: Buffer): Promise<Push> {
    this.requireSignature(query);
    await this.requireNew(query['signature'] ?? '', body);
    return { fields: parseXml(body), sealed: false, fresh: Promise.resolve() };
  }

  private requireSignature({
    timestamp = '',
    nonce = '',
    signature: given = '',
  }: HttpRequest['query']): void {
    if (!safeEqual(signature([this.config.token, timestamp, nonce]), given)) {
      throw new AppError('BAD_SIGNATURE', 'The signature is wrong; check WECHAT_TOKEN at mp.weixin.qq.com.');
    }
    this.requireFresh(timestamp);
  }

  private requireFresh(timestamp: string): void {
    const seconds = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : 0;
    if (Math.abs(this.host.clock.now().getTime() - seconds * 1000) > FRESH_MS) {
      throw new AppError(
        'BAD_SIGNATURE',
        'The push was signed more than 5 minutes away from now; check the clock.',
      );
    }
  }

  /** Why also the content: a plain push's signature does not cover its body, so that it must not open for another one. */
  private async requireNew(verified: string, content: Buffer | string): Promise<void> {
    const { clock, shared } = this.host;
    const now = clock.now().getTime();
    const mine = `${now} ${createHash('sha256').update(content).digest('base64url')}`;
    const standing = await shared.first(`push:${verified}`, mine, new Date(now + 2 * FRESH_MS));
    const [at, digest] = standing.split(' ');
    if (standing === mine || (mine.endsWith(` ${digest ?? ''}`) && now - Number(at) <= REPEATS_MS)) return;
    throw new AppError('BAD_SIGNATURE', 'The push has been received before.');
  }
}
