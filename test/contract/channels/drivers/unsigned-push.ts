import { sms } from '../../../../channels/sms';
import { makeRequest } from '../../../fakes/channel-caller';
import type { ChannelDriver } from './driver';

export interface UnsignedGateway {
  provider: string;
  environment: Record<string, string>;
  /** Names of the secrets among the environment. */
  secrets: string[];
  pushPath: string;
  fixtures: RegExp;
  /** The body of a text message from a customer. */
  text(vendorId: string, text: string): unknown;
}

/** The caller that the allow-list of the environment names, and one that it does not. */
const VENDOR = '198.51.100.20';
const STRANGER = '198.51.101.20';

/** A gateway whose pushes carry no signature: a secret path and the caller's address are all there is to forge. */
export function unsignedDriver(gateway: UnsignedGateway): ChannelDriver {
  const base = `/channels/sms/${gateway.provider}`;
  const request = (path: string, ip: string, payload: unknown) =>
    makeRequest('POST', path, {
      ip,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(bodyOf(payload)),
    });
  return {
    channel: sms,
    environment: gateway.environment,
    secrets: gateway.secrets.map((name) => gateway.environment[name] ?? ''),
    fixtures: gateway.fixtures,
    staleAfterMs: null,
    push: (payload) => request(`${base}/${gateway.pushPath}`, VENDOR, payload),
    forgeries: (payload) => [
      request(`${base}/${gateway.pushPath}`, STRANGER, payload),
      request(`${base}/${gateway.pushPath}`, `::ffff:${STRANGER}`, payload),
      request(`${base}/${gateway.pushPath}`, '', payload),
      request(`${base}/${gateway.pushPath.slice(0, -1)}0`, VENDOR, payload),
      request(`${base}/${gateway.pushPath.slice(0, -1)}`, VENDOR, payload),
      request(`${base}/${gateway.pushPath.toUpperCase()}`, VENDOR, payload),
      request(`${base}/`, VENDOR, payload),
      request(base, VENDOR, payload),
    ],
    text: (vendorId, text) => ({ provider: gateway.provider, body: gateway.text(vendorId, text) }),
  };
}

/** A payload of the channel holds the gateway's own body; a mutated one may hold anything. */
function bodyOf(payload: unknown): unknown {
  return typeof payload === 'object' && payload !== null && 'body' in payload ? payload.body : payload;
}
