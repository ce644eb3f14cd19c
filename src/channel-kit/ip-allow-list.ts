import { BlockList, isIP, isIPv4 } from 'node:net';
import { AppError } from '../contract/errors';

/** Addresses that may call; from a setting such as `203.0.113.0/24, 2001:db8::/32` or the word `any`. */
export interface IpAllowList {
  allows(ip: string): boolean;
}

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const MAPPED_OFFSET = 96;

/**
 * Reads addresses and CIDR blocks separated by commas or spaces. IPv4-mapped IPv6 counts as IPv4, in rules and callers.
 * Throws CONFIG_INVALID for an empty list, a part that is neither, and a block of length 0: that must be said as `any`.
 */
export function parseIpAllowList(text: string): IpAllowList {
  const parts = text.split(/[\s,]+/).filter((part) => part !== '');
  if (parts.length === 0) throw invalid('is empty; name addresses or say any');
  if (parts.length === 1 && parts[0] === 'any') return { allows: (ip) => isIP(plain(ip)) !== 0 };
  const list = new BlockList();
  for (const part of parts) addBlock(list, part);
  return {
    allows(ip) {
      const address = plain(ip);
      return isIP(address) !== 0 && list.check(address, familyOf(address));
    },
  };
}

function addBlock(list: BlockList, part: string): void {
  const [given = '', prefix, ...more] = part.split('/');
  const address = plain(given);
  if (isIP(address) === 0 || given.includes('%') || more.length > 0) throw invalid(`holds "${part}"`);
  const most = isIPv4(address) ? 32 : 128;
  const bits = prefix === undefined ? most : prefixBits(prefix, address !== given);
  if (!(bits >= 1 && bits <= most)) throw invalid(`holds "${part}"`);
  list.addSubnet(address, bits, familyOf(address));
}

function prefixBits(prefix: string, mapped: boolean): number {
  if (!/^\d{1,3}$/.test(prefix)) return Number.NaN;
  return Number(prefix) - (mapped ? MAPPED_OFFSET : 0);
}

/** Without zone, and as IPv4 when it is one written as IPv6 (how a dual-stack socket names its callers). */
function plain(ip: string): string {
  const address = ip.split('%', 1)[0] ?? '';
  const mapped = MAPPED.exec(address)?.[1];
  return mapped !== undefined && isIPv4(mapped) ? mapped : address;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6';
}

function invalid(what: string): AppError {
  return new AppError('CONFIG_INVALID', `The list of allowed addresses ${what}.`);
}
