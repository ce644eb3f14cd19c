import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { AppError } from '../contract/errors';
import type { HttpConfig } from './deps';

const HOST = /^[A-Za-z0-9._~-]+(?::\d{1,5})?$|^\[[0-9A-Fa-f:.]+\](?::\d{1,5})?$/;

/** Who sent a request, and by which address they reached us: the only reader of X-Forwarded-*. */
export interface ClientAddress {
  ip(request: IncomingMessage): string;
  /** Scheme and host, such as `https://bot.example`; BAD_REQUEST when the Host header is not one. */
  origin(request: IncomingMessage): string;
}

/** With TRUST_PROXY n, the n-th address from the right is the client's; whatever stands left of it was made up by them. */
export function clientAddress({ PUBLIC_URL, TRUST_PROXY }: HttpConfig): ClientAddress {
  const forwarded = (request: IncomingMessage, name: string): string | undefined => {
    if (TRUST_PROXY === 0) return undefined;
    const parts = headerText(request, name)?.split(',') ?? [];
    return parts.at(-Math.min(TRUST_PROXY, parts.length))?.trim();
  };
  return {
    ip: (request) => plain(forwarded(request, 'x-forwarded-for') ?? request.socket.remoteAddress ?? ''),
    origin: (request) => {
      if (PUBLIC_URL !== undefined) return PUBLIC_URL;
      const host = forwarded(request, 'x-forwarded-host') ?? request.headers.host ?? '';
      if (!HOST.test(host)) throw new AppError('BAD_REQUEST', 'The Host header is not a host name.');
      const scheme = forwarded(request, 'x-forwarded-proto');
      const secure = scheme === undefined ? request.socket instanceof TLSSocket : scheme === 'https';
      return `${secure ? 'https' : 'http'}://${host.toLowerCase()}`;
    },
  };
}

function headerText(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}

function plain(ip: string): string {
  return ip.startsWith('::ffff:') ? ip.slice(7) : ip;
}

/** What one client is to a limiter: an IPv4 address, or the /64 of an IPv6 one (a customer line has a whole /64). */
export function networkOf(ip: string): string {
  if (!ip.includes(':')) return ip;
  const [head = '', tail = ''] = ip.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const zeros = ip.includes('::') ? Math.max(0, 8 - left.length - right.length) : 0;
  return [...left, ...Array<string>(zeros).fill('0'), ...right].slice(0, 4).join(':');
}
