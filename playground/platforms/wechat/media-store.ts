import { randomUUID } from 'node:crypto';
import type { ApiAnswer, ApiCall } from '../faulty-server';
import type { Refusal } from './tokens';

export interface Media {
  type: string;
  contentType: string;
  bytes: Buffer;
}

const KEPT_MS = 3 * 24 * 3_600_000;
const MAX_IMAGE = 10 * 1024 * 1024;
const IMAGE_STARTS = ['89504e47', 'ffd8ff', '47494638'];

/** Files of customers and of the account, kept for three days. */
export class MediaStore {
  /** Calls of `media/upload`. */
  uploads = 0;
  private readonly files = new Map<string, Media & { until: number }>();

  constructor(private readonly now: () => number) {}

  put(media: Media): string {
    const id = randomUUID().replaceAll('-', '_');
    this.files.set(id, { ...media, until: this.now() + KEPT_MS });
    return id;
  }

  get(id: string): Media | null {
    const found = this.files.get(id);
    return found && found.until > this.now() ? found : null;
  }

  /** Loses every file, as when the three days are over. */
  clear(): void {
    this.files.clear();
  }

  /** `media/upload`: one part named `media`. */
  upload({ query, headers, body }: ApiCall): object | Refusal {
    this.uploads += 1;
    const type = query.get('type') ?? '';
    if (!['image', 'voice', 'video', 'thumb'].includes(type))
      return { errcode: 40004, errmsg: 'invalid media type' };
    const part = partOf(headers['content-type'] ?? '', body);
    if (!part) return { errcode: 41005, errmsg: 'media data missing' };
    const { bytes } = part;
    if (type === 'image' && !isImage(bytes)) return { errcode: 40005, errmsg: 'invalid file type' };
    if (bytes.length > MAX_IMAGE) return { errcode: 40009, errmsg: 'invalid image size' };
    const id = this.put({ type, contentType: part.type, bytes });
    return { type, media_id: id, created_at: Math.floor(this.now() / 1000) };
  }

  /** `media/get`. */
  download(id: string): ApiAnswer {
    const found = this.get(id);
    if (!found) return { body: { errcode: 40007, errmsg: 'invalid media_id' } };
    return { headers: { 'content-type': found.contentType }, body: found.bytes };
  }
}

/** The part named `media` of a form (RFC 7578). */
function partOf(contentType: string, body: Buffer): { type: string; bytes: Buffer } | null {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (boundary === undefined) return null;
  const start = body.indexOf(`--${boundary}\r\n`);
  const head = body.indexOf('\r\n\r\n', start);
  const end = body.indexOf(`\r\n--${boundary}`, head);
  const headers = body.toString('utf8', Math.max(start, 0), Math.max(head, 0));
  if (start < 0 || head < 0 || end < 0 || !/name="media"; filename="[^"]+"/.test(headers)) return null;
  const type = /content-type: *(\S+)/i.exec(headers)?.[1] ?? 'application/octet-stream';
  return { type, bytes: body.subarray(head + 4, end) };
}

function isImage(bytes: Buffer): boolean {
  return IMAGE_STARTS.some((start) => bytes.toString('hex', 0, 4).startsWith(start));
}
