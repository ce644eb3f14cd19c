import { fileKind, parseWideJson, safeFetch, type Fetched, UNKNOWN_FILE } from '../../src/channel-kit';
import type { ChannelHost, MediaFile } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import { errorCode, type WechatApi } from './api';
import type { WechatConfig } from './configure';
import { TOKEN_CODES } from './error-codes';
import { mediaPlace } from './media-reference';

/** Hosts on which WeChat keeps what customers send. */
const HOSTS = ['mmbiz.qpic.cn', 'mp.weixin.qq.com', 'mpvideo.qpic.cn'];
const LIMITS = { maxBytes: 20 * 1024 * 1024, timeoutMs: 15_000 };
/** Codes with which the media API says that it is not its fault for good. */
const AGAIN = new Set(['-1', '45009', '45011', ...TOKEN_CODES]);

/**
 * Fetches customers' files, which WeChat keeps for three days: by media id, else by the address of the picture.
 * Source: https://developers.weixin.qq.com/doc/offiaccount/Asset_Management/Get_temporary_materials.html
 */
export class IncomingMedia {
  private readonly origin: string;

  constructor(
    config: WechatConfig,
    private readonly api: WechatApi,
    private readonly logger: ChannelHost['logger'],
  ) {
    this.origin = new URL(config.apiUrl).origin;
  }

  /** Throws VENDOR_UNREACHABLE (try again) or VENDOR_REJECTED (never). */
  async fetch(reference: string): Promise<MediaFile> {
    const { mediaId, url } = mediaPlace(reference);
    if (mediaId === null) return this.named(await this.fromAddress(url ?? ''));
    try {
      return this.named(await this.byId(mediaId, true));
    } catch (error) {
      if (url === null || !isRejected(error)) throw error;
      return this.named(await this.fromAddress(url));
    }
  }

  private async byId(mediaId: string, mayRenew: boolean): Promise<Fetched> {
    const { url, token } = await this.api.addressOf('/cgi-bin/media/get', { media_id: mediaId });
    const fetched = await this.fromAddress(url);
    const answer = jsonOf(fetched);
    if (!answer) return fetched;
    if (typeof answer['video_url'] === 'string') return this.fromAddress(answer['video_url']);
    const code = errorCode(answer) ?? 'BAD_ANSWER';
    if (TOKEN_CODES.has(code)) {
      await this.api.forget(token);
      if (mayRenew) return this.byId(mediaId, false);
    }
    this.logger.warn({ channel: 'wechat', errcode: code }, 'WeChat gave an error for a file');
    const kind = AGAIN.has(code) ? 'VENDOR_UNREACHABLE' : 'VENDOR_REJECTED';
    throw new AppError(kind, `WeChat gave error ${code} for the file.`, { details: { code } });
  }

  /** WeChat still names some of its own addresses without TLS; they answer with it. */
  private fromAddress(address: string): Promise<Fetched> {
    const secure = address.startsWith(`${this.origin}/`) ? address : address.replace(/^http:/, 'https:');
    return safeFetch(secure, { hosts: HOSTS, trusted: [this.origin], ...LIMITS });
  }

  private named({ bytes }: Fetched): MediaFile {
    const { type, endings } = fileKind(bytes) ?? UNKNOWN_FILE;
    const stem = type.split('/')[0] ?? 'file';
    return { name: `${stem === 'application' ? 'file' : stem}.${endings[0]}`, contentType: type, bytes };
  }
}

/** Errors come as JSON with status 200, at times called text/plain. */
function jsonOf({ bytes, contentType }: Fetched): Record<string, unknown> | null {
  if (!/json|text/.test(contentType) || bytes.length > 10_000 || bytes[0] !== 0x7b) return null;
  try {
    return parseWideJson(bytes.toString('utf8')) as Record<string, unknown>;
  } catch {
    return null;
  }
}

function isRejected(error: unknown): boolean {
  return error instanceof AppError && error.code === 'VENDOR_REJECTED';
}
