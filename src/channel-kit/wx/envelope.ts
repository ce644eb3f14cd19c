import { AppError } from '../../contract/errors';
import { safeEqual } from '../safe-equal';
import type { WxCipher } from './cipher';
import { signature } from './signature';

/** An encrypted text with what its signature is made over. */
export interface WxEnvelope {
  encrypt: string;
  timestamp: string;
  nonce: string;
  msgSignature: string;
}

const ENCRYPT = /<Encrypt>(?:<!\[CDATA\[)?([A-Za-z0-9+/]{24,}={0,2})(?:\]\]>)?<\/Encrypt>/g;
/** Beside the vendor's own there may be what a customer has typed, where the message stands in plain too. */
const MOST_TRIED = 8;

/**
 * The signed ciphertext of a pushed body. Throws BAD_SIGNATURE when none is signed.
 * Why not by `parseXml`: nobody is known yet, and to read 256 KB of XML takes a tenth of a second of the processor.
 */
export function encryptedIn(body: Buffer, stamp: Omit<WxEnvelope, 'encrypt'>, token: string): string {
  let tried = 0;
  for (const [, encrypt = ''] of body.toString('latin1').matchAll(ENCRYPT)) {
    if (isSigned({ ...stamp, encrypt }, token)) return encrypt;
    if (++tried === MOST_TRIED) break;
  }
  throw unsigned();
}

/** Verifies, then decrypts. Throws BAD_SIGNATURE. */
export function openEnvelope(envelope: WxEnvelope, token: string, cipher: WxCipher): string {
  if (!isSigned(envelope, token)) throw unsigned();
  return cipher.decrypt(envelope.encrypt);
}

function isSigned({ timestamp, nonce, encrypt, msgSignature }: WxEnvelope, token: string): boolean {
  return safeEqual(signature([token, timestamp, nonce, encrypt]), msgSignature);
}

function unsigned(): AppError {
  return new AppError('BAD_SIGNATURE', 'The signature is wrong; check the token in the settings.');
}

/** Encrypts and signs; `random` as for WxCipher.encrypt. */
export function sealEnvelope(
  text: string,
  {
    token,
    cipher,
    random,
    ...stamp
  }: { token: string; cipher: WxCipher; random?: Buffer } & Pick<WxEnvelope, 'timestamp' | 'nonce'>,
): WxEnvelope {
  const encrypt = cipher.encrypt(text, random);
  return { ...stamp, encrypt, msgSignature: signature([token, stamp.timestamp, stamp.nonce, encrypt]) };
}
