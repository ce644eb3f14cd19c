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

/** Verifies, then decrypts. Throws BAD_SIGNATURE. */
export function openEnvelope(envelope: WxEnvelope, token: string, cipher: WxCipher): string {
  const { timestamp, nonce, encrypt, msgSignature } = envelope;
  if (!safeEqual(signature([token, timestamp, nonce, encrypt]), msgSignature)) {
    throw new AppError('BAD_SIGNATURE', 'The signature is wrong; check the token in the settings.');
  }
  return cipher.decrypt(encrypt);
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
