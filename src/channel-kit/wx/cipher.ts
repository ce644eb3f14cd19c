import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AppError } from '../../contract/errors';
import { safeEqual } from '../safe-equal';

/** Block of the padding; the cipher's own is 16. Why: Node's padding refuses half of all genuine messages. */
const PAD_BLOCK = 32;
const AES_BLOCK = 16;
const RANDOM = 16;
const HEADER = RANDOM + 4;

/** AES-256-CBC as the messages of WeChat and WeCom are wrapped in it. */
export class WxCipher {
  private readonly key: Buffer;

  /**
   * `encodingAesKey` is the vendor's, 43 characters; `receiveId` the app id (WeChat) or corporation id (WeCom).
   * Throws CONFIG_INVALID for another kind of key.
   */
  constructor(
    encodingAesKey: string,
    private readonly receiveId: string,
  ) {
    this.key = Buffer.from(`${encodingAesKey}=`, 'base64');
    if (!/^[A-Za-z0-9+/]{43}$/.test(encodingAesKey) || this.key.length !== 32) {
      throw new AppError('CONFIG_INVALID', 'The EncodingAESKey has 43 letters and digits; copy it again.');
    }
  }

  /** Base64 of the wrapped text. `random` is 16 bytes, fresh for every message. */
  encrypt(text: string, random: Buffer = randomBytes(RANDOM)): string {
    const message = Buffer.from(text, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(message.length);
    const plain = pad(Buffer.concat([random, length, message, Buffer.from(this.receiveId, 'utf8')]));
    const cipher = createCipheriv('aes-256-cbc', this.key, this.iv()).setAutoPadding(false);
    return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
  }

  /** Throws BAD_SIGNATURE, always with the same words, for what was not wrapped with this key for this receiver. */
  decrypt(encrypted: string): string {
    const bytes = Buffer.from(encrypted, 'base64');
    if (bytes.length === 0 || bytes.length % AES_BLOCK !== 0) throw refused();
    const decipher = createDecipheriv('aes-256-cbc', this.key, this.iv()).setAutoPadding(false);
    const plain = unpad(Buffer.concat([decipher.update(bytes), decipher.final()]));
    if (plain.length < HEADER) throw refused();
    const end = HEADER + plain.readUInt32BE(RANDOM);
    if (end > plain.length || !safeEqual(plain.toString('utf8', end), this.receiveId)) throw refused();
    return plain.toString('utf8', HEADER, end);
  }

  private iv(): Buffer {
    return this.key.subarray(0, AES_BLOCK);
  }
}

function pad(bytes: Buffer): Buffer {
  const count = PAD_BLOCK - (bytes.length % PAD_BLOCK);
  return Buffer.concat([bytes, Buffer.alloc(count, count)]);
}

function unpad(bytes: Buffer): Buffer {
  const count = bytes[bytes.length - 1] ?? 0;
  if (count < 1 || count > PAD_BLOCK || count > bytes.length) throw refused();
  if (!bytes.subarray(-count).every((byte) => byte === count)) throw refused();
  return bytes.subarray(0, -count);
}

function refused(): AppError {
  return new AppError('BAD_SIGNATURE', 'The message was not encrypted for this account with its AES key.');
}
