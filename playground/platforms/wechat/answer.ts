import { type Account, decrypt, readXml, sign } from './wire';

/** What WeChat makes of the body that answers a push. */
export type PushAnswer =
  { kind: 'accepted' } | { kind: 'reply'; text: string } | { kind: 'malformed'; why: string };

/** Reads an answer as strictly as WeChat does: what is no reply and not `success` shows the customer an error. */
export function readAnswer(body: string, sealed: boolean, customer: string, account: Account): PushAnswer {
  if (body === '' || body === 'success') return { kind: 'accepted' };
  const xml = sealed ? open(body, account) : body;
  if (xml === null) return { kind: 'malformed', why: 'not encrypted and signed for the account' };
  if (!/^<xml>[^]*<\/xml>$/.test(xml.trim())) return { kind: 'malformed', why: 'not XML' };
  if (readXml(xml, 'ToUserName') !== customer) return { kind: 'malformed', why: 'for somebody else' };
  if (readXml(xml, 'FromUserName') !== account.id) return { kind: 'malformed', why: 'from somebody else' };
  if (!/^\d+$/.test(readXml(xml, 'CreateTime') ?? '')) return { kind: 'malformed', why: 'no time' };
  const text = textOf(xml);
  return text === null ? { kind: 'malformed', why: 'of an unknown type' } : { kind: 'reply', text };
}

function open(body: string, account: Account): string | null {
  const [encrypted, given, timestamp, nonce] = ['Encrypt', 'MsgSignature', 'TimeStamp', 'Nonce'].map((name) =>
    readXml(body, name),
  );
  if (!encrypted || !timestamp || !nonce) return null;
  return sign(account.token, timestamp, nonce, encrypted) === given ? decrypt(encrypted, account) : null;
}

function textOf(xml: string): string | null {
  const type = readXml(xml, 'MsgType');
  const text = readXml(xml, 'Content');
  if (type === 'text') return text !== null && text !== '' && Buffer.byteLength(text) <= 2048 ? text : null;
  if (type !== 'news' || readXml(xml, 'ArticleCount') !== '1') return null;
  return [readXml(xml, 'Title'), readXml(xml, 'Url')].join('\n');
}
