import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** How the account is set up at the vendor. */
export interface Account {
  appId: string;
  secret: string;
  token: string;
  aesKey: string;
  /** The account's own id, `gh_...`. */
  id: string;
}

/** WeChat's signature, from its documentation and not from our channel, so that each proves the other. */
export function sign(...parts: string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

export function encrypt(text: string, { aesKey, appId }: Account): string {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const message = Buffer.from(text);
  const size = Buffer.of(message.length >>> 24, message.length >>> 16, message.length >>> 8, message.length);
  const body = Buffer.concat([randomBytes(16), size, message, Buffer.from(appId)]);
  const fill = 32 - (body.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([
    cipher.update(body),
    cipher.update(Buffer.alloc(fill, fill)),
    cipher.final(),
  ]).toString('base64');
}

/** Null for what was not encrypted for the account. */
export function decrypt(text: string, { aesKey, appId }: Account): string | null {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const padded = Buffer.concat([decipher.update(text, 'base64'), decipher.final()]);
    const body = padded.subarray(0, padded.length - (padded.at(-1) ?? 0));
    const end = 20 + body.readUInt32BE(16);
    return body.toString('utf8', end) === appId ? body.toString('utf8', 20, end) : null;
  } catch {
    return null;
  }
}

/** Fields as WeChat writes them: numbers bare, texts as CDATA, nested ones as they are. */
export type Fields = { [name: string]: string | number | Fields };

export function writeXml(fields: Fields): string {
  const write = (value: Fields[string]): string => {
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string') return `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
    return Object.entries(value)
      .map(([name, inner]) => `<${name}>${write(inner)}</${name}>`)
      .join('');
  };
  return `<xml>${write(fields)}</xml>`;
}

/** The text of an element; null when it is not there. CDATA sections are joined. */
export function readXml(xml: string, name: string): string | null {
  const inner = new RegExp(`<${name}>((?:<!\\[CDATA\\[[^]*?\\]\\]>|[^<])*)</${name}>`).exec(xml)?.[1];
  return inner?.replace(/<!\[CDATA\[([^]*?)\]\]>/g, '$1') ?? null;
}
