import { createHash, createHmac } from 'node:crypto';

const ALGORITHM = 'ACS3-HMAC-SHA256';

export interface AliyunCall {
  host: string;
  action: string;
  version: string;
  query: Record<string, string>;
  at: Date;
  /** Never used before. */
  nonce: string;
  keyId: string;
  keySecret: string;
}

export interface SignedCall {
  /** As it was signed: put it behind the `?` unchanged. */
  query: string;
  headers: Record<string, string>;
}

/**
 * Signs a POST to `/` whose parameters stand in the query and whose body is empty (signature V3).
 * Source: https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature
 */
export function signCall(call: AliyunCall): SignedCall {
  const query = canonicalQuery(call.query);
  const bodyHash = sha256('');
  const headers: Record<string, string> = {
    host: call.host,
    'x-acs-action': call.action,
    'x-acs-content-sha256': bodyHash,
    'x-acs-date': call.at.toISOString().replace(/\.\d+Z$/, 'Z'),
    'x-acs-signature-nonce': call.nonce,
    'x-acs-version': call.version,
  };
  const names = Object.keys(headers).sort();
  const signedNames = names.join(';');
  const lines = names.map((name) => `${name}:${headers[name] ?? ''}\n`).join('');
  const canonical = ['POST', '/', query, lines, signedNames, bodyHash].join('\n');
  const signature = createHmac('sha256', call.keySecret)
    .update(`${ALGORITHM}\n${sha256(canonical)}`, 'utf8')
    .digest('hex');
  const authorization = `${ALGORITHM} Credential=${call.keyId},SignedHeaders=${signedNames},Signature=${signature}`;
  return { query, headers: { ...headers, authorization } };
}

/** Sorted by name, encoded as RFC 3986 wants it. */
function canonicalQuery(query: Record<string, string>): string {
  return Object.keys(query)
    .sort()
    .map((name) => `${encode(name)}=${encode(query[name] ?? '')}`)
    .join('&');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
