import type { ApiAnswer } from '../faulty-server';
import { newSid } from './messages';

export interface FakeMedia {
  contentType: string;
  bytes: Buffer;
}

/** Files of MMS: an address that asks for credentials and sends on to one that is signed, as Twilio's media host is. */
export class MediaStore {
  private readonly files = new Map<string, FakeMedia>();

  constructor(
    private readonly accountSid: string,
    private readonly origin: () => string,
  ) {}

  /** The parameters of an MMS with these files. */
  fields(messageSid: string, files: FakeMedia[]): Record<string, string> {
    const fields: Record<string, string> = { NumMedia: String(files.length) };
    for (const [index, file] of files.entries()) {
      const sid = newSid('ME');
      this.files.set(sid, file);
      fields[`MediaContentType${index}`] = file.contentType;
      fields[`MediaUrl${index}`] =
        `${this.origin()}/2010-04-01/Accounts/${this.accountSid}/Messages/${messageSid}/Media/${sid}`;
    }
    return fields;
  }

  /** What the API answers to the address in the webhook. */
  redirect(path: string): ApiAnswer | null {
    const sid = /\/Media\/(ME[0-9a-f]{32})$/.exec(path)?.[1] ?? '';
    if (!this.files.has(sid)) return null;
    return {
      status: 307,
      headers: { location: `${this.origin()}/media-host/${sid}` },
      body: Buffer.alloc(0),
    };
  }

  /** What the media host answers. */
  signed(path: string): ApiAnswer | null {
    const file = this.files.get(/^\/media-host\/(ME[0-9a-f]{32})$/.exec(path)?.[1] ?? '');
    return file ? { status: 200, headers: { 'content-type': file.contentType }, body: file.bytes } : null;
  }
}
