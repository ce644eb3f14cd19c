import { createHash } from 'node:crypto';

/**
 * Signature of WeChat and WeCom: SHA-1, in lower-case hexadecimal, of the parts sorted by their bytes and joined.
 * For `signature` the parts are token, timestamp, nonce; for `msg_signature` also the ciphertext.
 * Source: https://developers.weixin.qq.com/doc/offiaccount/Basic_Information/Access_Overview.html
 */
export function signature(parts: readonly string[]): string {
  const sorted = parts.map((part) => Buffer.from(part, 'utf8')).sort((a, b) => Buffer.compare(a, b));
  return createHash('sha1').update(Buffer.concat(sorted)).digest('hex');
}
