import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { ApiCall } from '../faulty-server';

const FORM = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([a-z0-9;-]+),Signature=([0-9a-f]{64})$/;
const REQUIRED = [
  'host',
  'x-acs-action',
  'x-acs-content-sha256',
  'x-acs-date',
  'x-acs-signature-nonce',
  'x-acs-version',
];
const MOST_SKEW_MS = 15 * 60_000;
const MOST_NONCES = 10_000;

/** Checks calls as the vendor's API gateway does (signature V3); gives the code of the refusal, or null. */
export class Verifier {
  private readonly nonces = new Set<string>();

  constructor(
    private readonly keyId: string,
    private readonly keySecret: string,
  ) {}

  refusal(call: ApiCall, now: Date): string | null {
    const [, keyId, signedHeaders = '', signature = ''] = FORM.exec(header(call, 'authorization')) ?? [];
    const names = signedHeaders.split(';');
    if (REQUIRED.some((name) => !names.includes(name))) return 'IncompleteSignature';
    if (keyId !== this.keyId) return 'InvalidAccessKeyId.NotFound';
    const date = header(call, 'x-acs-date');
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date)) return 'InvalidTimeStamp.Format';
    if (Math.abs(now.getTime() - Date.parse(date)) > MOST_SKEW_MS) return 'InvalidTimeStamp.Expired';
    if (sha256(call.body) !== header(call, 'x-acs-content-sha256')) return 'SignatureDoesNotMatch';
    if (!same(signature, this.sign(call, names))) return 'SignatureDoesNotMatch';
    return this.seen(header(call, 'x-acs-signature-nonce')) ? 'SignatureNonceUsed' : null;
  }

  private sign(call: ApiCall, names: string[]): string {
    const [path = '/', query = ''] = call.url.split('?', 2);
    const pairs = [...new URLSearchParams(query)].map(([name, value]) => `${encode(name)}=${encode(value)}`);
    const headers = names.map((name) => `${name}:${header(call, name).trim()}\n`).join('');
    const canonical = `${call.method}\n${path}\n${pairs.sort().join('&')}\n${headers}\n${names.join(';')}\n${sha256(call.body)}`;
    return createHmac('sha256', this.keySecret)
      .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
      .digest('hex');
  }

  private seen(nonce: string): boolean {
    if (this.nonces.has(nonce)) return true;
    if (this.nonces.size >= MOST_NONCES) this.nonces.clear();
    this.nonces.add(nonce);
    return false;
  }
}

function header(call: ApiCall, name: string): string {
  const value = call.headers[name];
  return typeof value === 'string' ? value : '';
}

/** Every byte but the unreserved ones of RFC 3986. */
function encode(text: string): string {
  const bytes = Array.from(Buffer.from(text, 'utf8'));
  return bytes
    .map((byte) => {
      const char = String.fromCharCode(byte);
      return /[A-Za-z0-9_.~-]/.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
