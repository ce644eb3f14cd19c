import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { ApiCall } from '../faulty-server';

const FORM =
  /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d\d-\d\d)\/sms\/tc3_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/;
const MOST_SKEW_S = 300;

/** Checks a call as the vendor's API gateway does (TC3); gives the code of the refusal, or null. */
export function refusalOf(call: ApiCall, secretId: string, secretKey: string, now: Date): string | null {
  const [, id, date = '', signedHeaders = '', signature = ''] =
    FORM.exec(header(call, 'authorization')) ?? [];
  const names = signedHeaders.split(';');
  if (!names.includes('host') || !names.includes('content-type')) return 'AuthFailure.InvalidAuthorization';
  if (id !== secretId) return 'AuthFailure.SecretIdNotFound';
  const timestamp = header(call, 'x-tc-timestamp');
  const skew = Math.abs(now.getTime() / 1000 - Number(timestamp));
  if (!(skew <= MOST_SKEW_S)) return 'AuthFailure.SignatureExpire';
  if (new Date(Number(timestamp) * 1000).toISOString().slice(0, 10) !== date)
    return 'AuthFailure.SignatureFailure';
  const headers = names.map((name) => `${name}:${header(call, name).toLowerCase()}`).join('\n');
  const hashed = sha256(
    `${call.method}\n${call.url}\n\n${headers}\n\n${signedHeaders}\n${sha256(call.body)}`,
  );
  const day = hmac(`TC3${secretKey}`, date);
  const key = hmac(hmac(day, 'sms'), 'tc3_request');
  const wanted = hmac(key, `TC3-HMAC-SHA256\n${timestamp}\n${date}/sms/tc3_request\n${hashed}`).toString(
    'hex',
  );
  return timingSafeEqual(Buffer.from(signature), Buffer.from(wanted)) ? null : 'AuthFailure.SignatureFailure';
}

function header(call: ApiCall, name: string): string {
  const value = call.headers[name];
  return typeof value === 'string' ? value.trim() : '';
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
