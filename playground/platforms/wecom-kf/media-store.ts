import { randomBytes } from 'node:crypto';

export interface FakeFile {
  name: string;
  contentType: string;
  bytes: Buffer;
}

const MIB = 1024 * 1024;
const LARGEST: Record<string, number> = { image: 10 * MIB, voice: 2 * MIB, video: 10 * MIB, file: 20 * MIB };
const SMALLEST = 6;

/** Temporary media, by id. Source: https://developer.work.weixin.qq.com/document/path/90253 */
export class MediaStore {
  private readonly files = new Map<string, FakeFile>();

  put(file: FakeFile): string {
    const id = `media-${randomBytes(18).toString('base64url')}`;
    this.files.set(id, file);
    return id;
  }

  get(id: string): FakeFile | undefined {
    return this.files.get(id);
  }

  /** Takes an upload, or says the vendor's error code. */
  upload(type: string, file: FakeFile): string | 40004 | 40006 {
    const largest = Object.hasOwn(LARGEST, type) ? LARGEST[type] : undefined;
    if (largest === undefined) return 40004;
    if (file.bytes.length < SMALLEST || file.bytes.length > largest) return 40006;
    return type === 'image' && !isPicture(file.bytes) ? 40004 : this.put(file);
  }
}

function isPicture(bytes: Buffer): boolean {
  return (
    bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) || bytes.toString('latin1', 1, 4) === 'PNG'
  );
}
