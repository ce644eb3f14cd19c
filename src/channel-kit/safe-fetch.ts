import { lookup as resolve, type LookupAddress, type LookupOptions } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { AppError } from '../contract/errors';
import { isPrivateAddress } from './private-address';

export interface FetchRules {
  /** Hosts that may be asked, by https and at a public address only; `any` for every host. */
  hosts: readonly string[] | 'any';
  /** Origins of our own settings: any scheme, any address. */
  trusted?: readonly string[];
  /** Largest file, bytes. */
  maxBytes: number;
  /** The whole fetch, ms. */
  timeoutMs: number;
}

export interface Fetched {
  bytes: Buffer;
  /** Lower case, without parameters; empty when the server did not say. */
  contentType: string;
  headers: IncomingMessage['headers'];
}

/**
 * Fetches an address that a customer or a vendor has named. Throws VENDOR_REJECTED for one that the rules forbid, a
 * redirect, an answer 4xx and a file that is too large; VENDOR_UNREACHABLE for an answer 5xx and all trouble of the network.
 */
export async function safeFetch(address: string, rules: FetchRules): Promise<Fetched> {
  const { url, trusted } = permitted(address, rules);
  const response = await open(url, trusted, AbortSignal.timeout(rules.timeoutMs));
  const status = response.statusCode ?? 0;
  if (status !== 200) {
    response.destroy();
    throw status >= 500 ? unreachable(`answered ${status}`) : rejected(`answered ${status}`);
  }
  const bytes = await readBounded(response, rules.maxBytes);
  const contentType = (response.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return { bytes, contentType, headers: response.headers };
}

function permitted(address: string, rules: FetchRules): { url: URL; trusted: boolean } {
  if (!URL.canParse(address)) throw rejected('is no address');
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') throw rejected('holds credentials');
  if (rules.trusted?.includes(url.origin)) return { url, trusted: true };
  if (url.protocol !== 'https:') throw rejected('is not https');
  if (url.port !== '') throw rejected('names a port');
  if (rules.hosts !== 'any' && !rules.hosts.includes(url.hostname))
    throw rejected('is on a host that is not allowed');
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) !== 0 && isPrivateAddress(literal)) throw rejected('is inside a private network');
  return { url, trusted: false };
}

function open(url: URL, trusted: boolean, signal: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const options = {
    signal,
    // A connection of its own: one from a pool would not ask our lookup.
    agent: false,
    headers: { accept: '*/*', 'accept-encoding': 'identity' },
    ...(!trusted && { lookup: publicLookup }),
  };
  return new Promise((done, fail) => {
    request(url, options, done)
      .on('error', (error) => fail(error instanceof AppError ? error : unreachable(codeOf(error))))
      .end();
  });
}

/** Resolves a name and refuses it when any of its addresses is private: the checked addresses are the ones connected to. */
const publicLookup: LookupFunction = (hostname, options: LookupOptions, callback) => {
  // Why undefined, against Node's type: with an error there is no list, and what throws in here ends the process.
  resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[] | undefined) => {
    const [first] = addresses ?? [];
    if (error || !addresses || !first) {
      callback(error ?? unreachable('has no address'), '');
      return;
    }
    if (addresses.some(({ address }) => isPrivateAddress(address))) {
      callback(rejected('is inside a private network'), '');
      return;
    }
    if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

async function readBounded(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) {
    response.destroy();
    throw rejected(`is larger than ${maxBytes} bytes`);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) throw rejected(`is larger than ${maxBytes} bytes`);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof AppError ? error : unreachable(codeOf(error));
  }
  return Buffer.concat(chunks);
}

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return `failed with ${typeof code === 'string' ? code : 'a network error'}`;
}

function rejected(why: string): AppError {
  return new AppError('VENDOR_REJECTED', `The file was not fetched: its address ${why}.`);
}

function unreachable(why: string): AppError {
  return new AppError('VENDOR_UNREACHABLE', `The file could not be fetched now: its address ${why}.`);
}
