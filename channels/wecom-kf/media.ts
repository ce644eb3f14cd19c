import type { ChannelHost, MediaFile } from '../../src/contract/channel';
import type { StoredFile } from '../../src/contract/ports';
import { type CallResult, fileKind, UNKNOWN_FILE } from '../../src/channel-kit';
import { errcodeOf, type KfApi } from './api';

const MIB = 1024 * 1024;
/** A file is one document of the store, and MongoDB's end at 16 MB. */
const LARGEST_IN = 15 * MIB;
/** The vendor keeps an upload for three days. */
const KEPT_MS = 60 * 3600 * 1000;
const UPLOAD_MS = 20_000;

/** What may be sent as what. Source: https://developer.work.weixin.qq.com/document/path/90253 */
const KINDS = [
  { msgtype: 'image', types: ['image/jpeg', 'image/png'], most: 10 * MIB },
  { msgtype: 'voice', types: ['audio/amr'], most: 2 * MIB },
  { msgtype: 'video', types: ['video/mp4'], most: 10 * MIB },
] as const;
const FILE = { msgtype: 'file', most: 20 * MIB } as const;

type MediaType = (typeof KINDS)[number]['msgtype'] | typeof FILE.msgtype;
export type Uploaded =
  { kind: 'media'; msgtype: MediaType; mediaId: string } | Extract<CallResult, { kind: 'trouble' }>;

/** How the vendor takes a file; null when it takes it in no way. */
function mediaTypeOf({ contentType, bytes }: Pick<StoredFile, 'contentType' | 'bytes'>): MediaType | null {
  if (bytes.length <= 5) return null;
  const bare = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const kind = KINDS.find(({ types, most }) => types.some((type) => type === bare) && bytes.length <= most);
  if (kind) return kind.msgtype;
  return bytes.length <= FILE.most ? FILE.msgtype : null;
}

/** Brings files to the vendor, each once while it is kept there. */
export class KfMedia {
  constructor(
    private readonly api: KfApi,
    private readonly host: Pick<ChannelHost, 'shared' | 'clock' | 'files'>,
  ) {}

  /** Never throws for an answer of the vendor's. */
  async upload(fileId: string): Promise<Uploaded> {
    const file = await this.host.files.get(fileId);
    const msgtype = file ? mediaTypeOf(file) : null;
    if (!file || !msgtype) return rejected('FILE_NOT_SENDABLE');
    const key = `upload:${fileId}`;
    const known = await this.host.shared.get(key);
    if (known) return { kind: 'media', msgtype, mediaId: known };
    const result = await this.post(file, msgtype);
    if (result.kind === 'media') {
      const until = new Date(this.host.clock.now().getTime() + KEPT_MS);
      await this.host.shared.put(key, result.mediaId, until);
    }
    return result;
  }

  /** The vendor no longer has it. */
  async forget(fileId: string): Promise<void> {
    await this.host.shared.put(`upload:${fileId}`, '', this.host.clock.now());
  }

  /** A customer's file. Throws VENDOR_UNREACHABLE, VENDOR_REJECTED. */
  async fetch(reference: string): Promise<MediaFile> {
    const { headers, bytes } = await this.api.get('media/get', { media_id: reference }, LARGEST_IN);
    const { type, endings } = fileKind(bytes) ?? UNKNOWN_FILE;
    const name = nameOf(headers.get('content-disposition') ?? '');
    return { name: name === '' ? `file.${endings[0]}` : name, contentType: type, bytes };
  }

  private async post({ name, contentType, bytes }: StoredFile, msgtype: MediaType): Promise<Uploaded> {
    const form = new FormData();
    form.append('media', new Blob([new Uint8Array(bytes)], { type: contentType }), name);
    const limits = { timeoutMs: UPLOAD_MS, query: { type: msgtype } };
    const result = await this.api.post('media/upload', form, limits);
    // An upload that may have arrived shows the customer nothing: it is simply made again.
    if (result.kind === 'trouble') return retry(result.receipt.code);
    const { media_id } = result.body;
    const errcode = errcodeOf(result.body);
    if (errcode === 0 && typeof media_id === 'string') return { kind: 'media', msgtype, mediaId: media_id };
    return errcode === -1 || errcode === 45009 ? retry(`WECOM_${errcode}`) : rejected(`WECOM_${errcode}`);
  }
}

function rejected(code: string): Uploaded {
  return { kind: 'trouble', receipt: { outcome: 'rejected', code } };
}

function retry(code: string): Uploaded {
  return { kind: 'trouble', receipt: { outcome: 'retry', code } };
}

/** The vendor writes the name bare or percent-encoded, with or without quotes. */
function nameOf(disposition: string): string {
  const [, star, quoted, bare] =
    /filename\*=utf-8''([^;]+)|filename="([^"]*)"|filename=([^;]+)/i.exec(disposition) ?? [];
  const raw = (star ?? quoted ?? bare ?? '').trim();
  try {
    return decodeURIComponent(raw).slice(0, 256);
  } catch {
    return raw.slice(0, 256);
  }
}
