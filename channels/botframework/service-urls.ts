/** Hosts to which the bot's own token may be sent. */
export interface AllowList {
  /** True for an address whose host and port are on the list, over https (loopback also over http). */
  allows(url: string): boolean;
}

interface Entry {
  host: string;
  /** The host stands for all below it. */
  wildcard: boolean;
  /** Null: the standard port only; `*`: any (loopback). */
  port: string | null;
}

const ENTRY = /^(\*\.)?([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\[::1\])(?::(\d{1,5}|\*))?$/;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The entries of a list separated by commas, such as `*.botframework.com,localhost:*`. */
export function listOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== '');
}

/** An entry is a host, `*.` and a domain of two or more parts, or a loopback host with a port (`*`: any). */
export function isEntry(text: string): boolean {
  const [, star, host = '', port] = ENTRY.exec(text) ?? [];
  if (host === '') return false;
  if (star !== undefined && !host.includes('.')) return false;
  return port !== '*' || LOOPBACK.has(host);
}

/** Entries that `isEntry` refuses allow nothing. */
export function allowList(texts: readonly string[]): AllowList {
  const entries = texts.filter(isEntry).map(toEntry);
  return { allows: (url) => entries.some((entry) => matches(entry, url)) };
}

/** True for `https:`, and for `http:` on this machine. */
export function isSecureUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}

function toEntry(text: string): Entry {
  const [, star, host = '', port = null] = ENTRY.exec(text) ?? [];
  return { host, wildcard: star !== undefined, port };
}

function matches({ host, wildcard, port }: Entry, url: string): boolean {
  if (!isSecureUrl(url)) return false;
  const given = new URL(url);
  if (wildcard ? !given.hostname.endsWith(`.${host}`) : given.hostname !== host) return false;
  return port === '*' || given.port === (port ?? '');
}
