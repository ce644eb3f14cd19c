import type { BaseConfig } from './schema';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/iu;

/**
 * Whether the playground may run: wanted, not in production, and reachable from this machine only. Why the proxy counts:
 * behind one, requests of the whole world come from a loopback address.
 */
export function hasPlayground({
  PLAYGROUND,
  NODE_ENV,
  HOST,
  PUBLIC_URL,
  TRUST_PROXY,
}: Pick<BaseConfig, 'PLAYGROUND' | 'NODE_ENV' | 'HOST' | 'PUBLIC_URL' | 'TRUST_PROXY'>): boolean {
  const isDirect = PUBLIC_URL === undefined && TRUST_PROXY === 0 && LOOPBACK.test(HOST);
  return PLAYGROUND === 'on' && NODE_ENV !== 'production' && isDirect;
}
