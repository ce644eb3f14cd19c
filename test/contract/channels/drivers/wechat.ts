import { wechat } from '../../../../channels/wechat';
import { type Account, encrypt, sign } from '../../../../playground/platforms/wechat/wire';
import type { HttpRequest } from '../../../../src/contract/http';
import { makeRequest } from '../../../fakes/channel-caller';
import type { ChannelDriver } from './driver';

const ACCOUNT: Account = {
  appId: 'wx2c2769f8efd9abc2',
  secret: 'app-secret-5d197aaffba7e9b2',
  token: 'callbackToken7Xq',
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  id: 'gh_10f6c3c3ac5a',
};
/** Sorts the parts in any order. */
const NONCE = '415670741';

/** The WeChat Official Account in safe mode. */
export const wechatDriver: ChannelDriver = {
  channel: wechat,
  environment: {
    WECHAT_APP_ID: ACCOUNT.appId,
    WECHAT_APP_SECRET: ACCOUNT.secret,
    WECHAT_TOKEN: ACCOUNT.token,
    WECHAT_AES_KEY: ACCOUNT.aesKey,
    // Nobody listens there: no test of a push may call out.
    WECHAT_API_URL: 'http://127.0.0.1:9',
  },
  secrets: [ACCOUNT.secret, ACCOUNT.token, ACCOUNT.aesKey],
  push: (payload, at) => sealed(xmlOf(payload), at),
  forgeries,
  staleAfterMs: 5 * 60_000,
  text: (vendorId, text) => ({
    ...{ ToUserName: ACCOUNT.id, FromUserName: 'oLI_lei_0001', CreateTime: '1767323045' },
    ...{ MsgType: 'text', Content: text, MsgId: vendorId },
  }),
};

function forgeries(payload: unknown, at: Date): HttpRequest[] {
  const xml = xmlOf(payload);
  const genuine = sealed(xml, at);
  const without = (name: string) => ({ ...genuine, query: { ...genuine.query, [name]: undefined } });
  return [
    // Signed or encrypted with something else.
    sealed(xml, at, { ...ACCOUNT, token: 'guessed' }),
    sealed(xml, at, { ...ACCOUNT, aesKey: ACCOUNT.aesKey.toUpperCase() }),
    sealed(xml, at, { ...ACCOUNT, appId: 'wx0000000000000000' }),
    // Another body, nonce or time under a genuine signature.
    { ...genuine, body: sealed(`${xml} `, at).body },
    { ...genuine, query: { ...genuine.query, nonce: '1' } },
    { ...genuine, query: { ...genuine.query, timestamp: String(seconds(at) + 1) } },
    // Nothing signed.
    ...['msg_signature', 'timestamp', 'nonce'].map(without),
    // A plain push, genuinely signed: the signature does not cover its body.
    makeRequest('POST', `/channels/wechat?${stamp(at, ACCOUNT.token).toString()}`, { body: xml }),
    makeRequest('POST', '/channels/wechat', { body: xml }),
    makeRequest('GET', `/channels/wechat?${stamp(at, 'guessed').toString()}&echostr=1`),
  ];
}

function sealed(xml: string, at: Date, account = ACCOUNT): HttpRequest {
  const encrypted = encrypt(xml, account);
  const query = stamp(at, account.token);
  query.set('encrypt_type', 'aes');
  query.set('msg_signature', sign(account.token, String(seconds(at)), NONCE, encrypted));
  const body = `<xml><ToUserName><![CDATA[${ACCOUNT.id}]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`;
  return makeRequest('POST', `/channels/wechat?${query.toString()}`, { body });
}

function stamp(at: Date, token: string): URLSearchParams {
  const timestamp = String(seconds(at));
  return new URLSearchParams({ signature: sign(token, timestamp, NONCE), timestamp, nonce: NONCE });
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}

/** Any JSON as XML, also what no WeChat would send: names and texts go in as they are. */
function xmlOf(payload: unknown): string {
  return element('xml', payload);
}

function element(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join('');
  if (typeof value !== 'object' || value === null) {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return `<${name}><![CDATA[${text}]]></${name}>`;
  }
  const inner = Object.entries(value).map(([field, item]) => element(field, item));
  return `<${name}>${inner.join('')}</${name}>`;
}
