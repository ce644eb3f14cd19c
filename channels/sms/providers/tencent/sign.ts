import { createHash, createHmac } from 'node:crypto';

const ALGORITHM = 'TC3-HMAC-SHA256';

export interface TencentCall {
  service: string;
  /** Headers to sign, names in lower case; at least `content-type` and `host`. */
  headers: Record<string, string>;
  payload: string;
  /** Seconds since 1970. */
  timestamp: number;
  secretId: string;
  secretKey: string;
}

/**
 * The `Authorization` header of a POST to `/` (signature V3). Values are signed in lower case: `x-tc-action` travels as
 * `SendSms` and is signed as `sendsms`.
 * Source: https://cloud.tencent.com/document/api/382/52072
 */
export function authorizationOf(call: TencentCall): string {
  const names = Object.keys(call.headers).sort();
  const signedNames = names.join(';');
  const lines = names.map((name) => `${name}:${(call.headers[name] ?? '').trim().toLowerCase()}\n`).join('');
  const canonical = ['POST', '/', '', lines, signedNames, sha256(call.payload)].join('\n');
  const date = new Date(call.timestamp * 1000).toISOString().slice(0, 10);
  const scope = `${date}/${call.service}/tc3_request`;
  const text = [ALGORITHM, call.timestamp, scope, sha256(canonical)].join('\n');
  const key = [date, call.service, 'tc3_request'].reduce<string | Buffer>(hmac, `TC3${call.secretKey}`);
  const signature = hmac(key, text).toString('hex');
  return `${ALGORITHM} Credential=${call.secretId}/${scope}, SignedHeaders=${signedNames}, Signature=${signature}`;
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
