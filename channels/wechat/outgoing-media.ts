import { createHash } from 'node:crypto';
import { fileKind, safeFetch } from '../../src/channel-kit';
import { fileUrl, type ChannelHost, type Receipt } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import type { WechatApi } from './api';
import type { WechatConfig } from './configure';

/** The vendor's page gives 10 MB and 2 MB for a picture; the smaller one is safe. */
const MAX_IMAGE = 2 * 1024 * 1024;
const IMAGES = new Set(['image/png', 'image/jpeg', 'image/gif']);
const FETCH_MS = 4_000;
const HOUR = 60 * 60_000;
/** The vendor keeps an upload for three days. A file of ours never changes, what stands at an address may. */
const KEEP_MS = { file: 66 * HOUR, address: 12 * HOUR };
const FILE_PREFIX = fileUrl('');

export type UploadResult = { mediaId: string } | { receipt: Receipt };

/**
 * Pictures that we send, uploaded once and remembered by all processes.
 * Source: https://developers.weixin.qq.com/doc/service/api/material/temporary/api_uploadtempmedia
 */
export class OutgoingMedia {
  private readonly origin: string;

  constructor(
    config: WechatConfig,
    private readonly api: WechatApi,
    private readonly host: Pick<ChannelHost, 'files' | 'shared' | 'clock'>,
  ) {
    this.origin = new URL(config.apiUrl).origin;
  }

  /** The media id of a picture; with `anew` it is uploaded although it was before. */
  async idOf(address: string, anew = false): Promise<UploadResult> {
    const key = `media:${createHash('sha256').update(address).digest('base64url')}`;
    const known = anew ? null : await this.host.shared.get(key);
    if (known) return { mediaId: known };
    const loaded = await this.load(address);
    if ('receipt' in loaded) return loaded;
    const result = await this.upload(loaded.bytes);
    if ('mediaId' in result) {
      const keep = address.startsWith(FILE_PREFIX) ? KEEP_MS.file : KEEP_MS.address;
      await this.host.shared.put(key, result.mediaId, new Date(this.host.clock.now().getTime() + keep));
    }
    return result;
  }

  private async load(address: string): Promise<{ bytes: Buffer } | { receipt: Receipt }> {
    if (address.startsWith(FILE_PREFIX)) {
      const file = await this.host.files.get(decodeURIComponent(address.slice(FILE_PREFIX.length)));
      return file ? { bytes: file.bytes } : { receipt: { outcome: 'rejected', code: 'FILE_NOT_FOUND' } };
    }
    try {
      const limits = { maxBytes: MAX_IMAGE, timeoutMs: FETCH_MS };
      return await safeFetch(address, { hosts: 'any', trusted: [this.origin], ...limits });
    } catch (error) {
      const again = error instanceof AppError && error.code === 'VENDOR_UNREACHABLE';
      return { receipt: { outcome: again ? 'retry' : 'rejected', code: 'IMAGE_NOT_FETCHED' } };
    }
  }

  private async upload(bytes: Buffer): Promise<UploadResult> {
    const kind = fileKind(bytes);
    if (!kind || !IMAGES.has(kind.type)) return { receipt: { outcome: 'rejected', code: 'IMAGE_KIND' } };
    if (bytes.length > MAX_IMAGE) return { receipt: { outcome: 'rejected', code: 'IMAGE_TOO_LARGE' } };
    const form = new FormData();
    form.append('media', new Blob([new Uint8Array(bytes)], { type: kind.type }), `image.${kind.endings[0]}`);
    const result = await this.api.call('/cgi-bin/media/upload', form, { type: 'image' });
    if (!result.ok) return { receipt: safeAgain(result.receipt) };
    const { media_id: mediaId } = result.body;
    if (typeof mediaId === 'string' && mediaId !== '') return { mediaId };
    return { receipt: { outcome: 'retry', code: 'BAD_ANSWER' } };
  }
}

/** An upload shows nothing to the customer: one of unknown outcome is simply made again. */
function safeAgain(receipt: Receipt): Receipt {
  return receipt.outcome === 'unknown' ? { outcome: 'retry', code: receipt.code } : receipt;
}
