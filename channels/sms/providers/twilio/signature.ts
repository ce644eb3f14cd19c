import { createHash, createHmac } from 'node:crypto';
import { parse, stringify } from 'node:querystring';
import { safeEqual } from '../../../../src/channel-kit';

/** Names and values of a form, repeated names included. */
export type Parameters = Iterable<readonly [name: string, value: string]>;

/** A webhook as it came; `url` is the address that Twilio was given, never one made of the Host header. */
export interface SignedRequest {
  url: string;
  body: Buffer;
  signature: string;
  /** The query parameter `bodySHA256`, which Twilio adds to the address when the body is JSON. */
  bodySha256: string | undefined;
}

/**
 * Base64 of HMAC-SHA1 over the address and every parameter as name and value, names in byte order.
 * Source: https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
export function twilioSignature(token: string, url: string, parameters: Parameters): string {
  return createHmac('sha1', token)
    .update(url + joined(parameters), 'utf8')
    .digest('base64');
}

/** True when the request was signed with one of the tokens. Compares in constant time and tries every candidate. */
export function isGenuine(request: SignedRequest, tokens: readonly string[]): boolean {
  const json = request.bodySha256 !== undefined;
  if (json && !safeEqual(sha256(request.body), request.bodySha256 ?? '')) return false;
  const parameters = json ? [] : [...formOf(request.body)];
  const url = json ? withParameter(request.url, 'bodySHA256', request.bodySha256 ?? '') : request.url;
  let genuine = false;
  for (const token of tokens) {
    for (const candidate of spellings(url)) {
      if (safeEqual(twilioSignature(token, candidate, parameters), request.signature)) genuine = true;
    }
  }
  return genuine;
}

/** A form's fields, in order. */
export function formOf(body: Buffer): URLSearchParams {
  return new URLSearchParams(body.toString('utf8'));
}

/** Why: Twilio signs what it asked for; with or without the port, the query escaped or not, depends on its back end. */
function spellings(url: string): Set<string> {
  const [asked = ''] = url.split('#', 1);
  const normal = new URL(asked).toString();
  const bases = [asked, normal, withReencodedQuery(normal)];
  return new Set([url, ...bases.flatMap((base) => [withoutPort(base), withPort(base)])]);
}

/** Text work, not URL: that would escape and drop what Twilio has signed. */
const AUTHORITY = /^([a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?(?:\[[^\]]*\]|[^/?#:@]*))(:\d*)?/i;

function withoutPort(url: string): string {
  return url.replace(AUTHORITY, '$1');
}

function withPort(url: string): string {
  const standard = /^https:/i.test(url) ? ':443' : ':80';
  return url.replace(AUTHORITY, (_all, authority: string, port?: string) => authority + (port ?? standard));
}

function withReencodedQuery(url: string): string {
  const start = url.indexOf('?');
  return start < 0 ? url : `${url.slice(0, start)}?${stringify(parse(url.slice(start + 1)))}`;
}

function withParameter(url: string, name: string, value: string): string {
  const [asked = ''] = url.split('#', 1);
  return `${asked}${asked.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;
}

/** Values of a repeated name: each once, in order. */
function joined(parameters: Parameters): string {
  const byName = new Map<string, Set<string>>();
  for (const [name, value] of parameters) byName.set(name, (byName.get(name) ?? new Set()).add(value));
  return [...byName.keys()]
    .sort(byBytes)
    .flatMap((name) => [...(byName.get(name) ?? [])].sort(byBytes).map((value) => name + value))
    .join('');
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}

function sha256(body: Buffer): string {
  return createHash('sha256').update(body).digest('hex');
}
