import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { wecomKf } from '../../../../channels/wecom-kf';
import { buildXml, sealEnvelope, WxCipher } from '../../../../src/channel-kit';
import type { HttpRequest } from '../../../../src/contract/http';
import { makeRequest } from '../../../fakes/channel-caller';
import { eventually } from '../../../support/eventually';
import type { ChannelDriver } from './driver';

const CORP_ID = 'ww5823bf96d3bd56c7';
const SECRET = 'conformance-secret-of-the-app-0123456789';
const TOKEN = 'QDG6eKconformance';
const AES_KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C';
const ACCESS_TOKEN = 'conformance-access-token-0123456789';
const ACCOUNT = 'wkCONFORMANCE0001';
const NONCE = '263014780';
const STALE_MS = 10 * 60_000;

const cipher = new WxCipher(AES_KEY, CORP_ID);
/** What sync_msg has, in the order of the pushes; a doorbell's token says where a reader without a cursor begins. */
const items: unknown[] = [];

/** The two calls that reading needs; open while the suite that uses this driver runs. */
const vendor = createServer((request, response) => {
  void answer(request).then((body) => response.end(JSON.stringify({ errcode: 0, ...body })));
});
beforeAll(() => new Promise<void>((resolve) => void vendor.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  vendor.closeAllConnections();
  vendor.close();
});

async function answer(request: IncomingMessage): Promise<object> {
  if (request.url?.startsWith('/cgi-bin/gettoken')) return { access_token: ACCESS_TOKEN, expires_in: 7200 };
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const { cursor, token } = JSON.parse(Buffer.concat(chunks).toString()) as {
    cursor: string;
    token?: string;
  };
  const from = cursor === '' ? Number(token?.split('-')[1] ?? 0) : Number(cursor);
  const to = Math.min(from + 50, items.length);
  return { msg_list: items.slice(from, to), next_cursor: String(to), has_more: to < items.length ? 1 : 0 };
}

function doorbell(openKfid: string, token: string): string {
  return buildXml('xml', {
    ToUserName: CORP_ID,
    CreateTime: 1,
    MsgType: 'event',
    Event: 'kf_msg_or_event',
    Token: token,
    OpenKfId: openKfid,
  });
}

function ring(text: string, at: Date, change: { token?: string; cipher?: WxCipher } = {}): HttpRequest {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const keys = { token: change.token ?? TOKEN, cipher: change.cipher ?? cipher };
  const { encrypt, msgSignature } = sealEnvelope(text, { ...keys, timestamp, nonce: NONCE });
  return makeRequest('POST', pathOf(msgSignature, timestamp), { body: bodyOf(encrypt) });
}

function pathOf(msgSignature: string, timestamp: string): string {
  const query = new URLSearchParams({ msg_signature: msgSignature, timestamp, nonce: NONCE });
  return `/channels/wecom-kf?${query.toString()}`;
}

function bodyOf(encrypt: string): string {
  return buildXml('xml', { ToUserName: CORP_ID, AgentID: '', Encrypt: encrypt });
}

/** 微信客服: a push is only a doorbell, and the payload is read from the vendor. */
export const wecomKfDriver: ChannelDriver = {
  channel: wecomKf,
  environment: {
    WECOM_CORP_ID: CORP_ID,
    WECOM_KF_SECRET: SECRET,
    WECOM_KF_TOKEN: TOKEN,
    WECOM_KF_AES_KEY: AES_KEY,
    get WECOM_API_URL() {
      return `http://127.0.0.1:${(vendor.address() as AddressInfo).port}`;
    },
  },
  secrets: [SECRET, TOKEN, AES_KEY, ACCESS_TOKEN],
  push(payload, at) {
    items.push(timed(payload, at));
    return ring(doorbell(ACCOUNT, `from-${items.length - 1}`), at);
  },
  forgeries(payload, at) {
    const genuine = this.push(payload, at);
    const text = doorbell(ACCOUNT, 'from-0');
    const elsewhere = new WxCipher(AES_KEY, 'ww0000000000000000');
    const { timestamp = '', msg_signature = '' } = genuine.query;
    const plain = createHash('sha1').update([TOKEN, timestamp, NONCE].sort().join('')).digest('hex');
    return [
      ring(text, at, { token: 'another' }),
      ring(text, at, { cipher: elsewhere }),
      ring(text, at, { cipher: new WxCipher(AES_KEY.toLowerCase(), CORP_ID) }),
      { ...genuine, query: { ...genuine.query, nonce: '1' } },
      { ...genuine, query: { ...genuine.query, timestamp: String(Number(timestamp) + 1) } },
      { ...genuine, query: {} },
      // The signature of the Official Account, which does not cover the body.
      { ...genuine, query: { ...genuine.query, msg_signature: plain, signature: plain } },
      makeRequest('POST', pathOf(msg_signature, timestamp), { body: bodyOf(cipher.encrypt(text)) }),
      makeRequest('POST', pathOf(msg_signature, timestamp), { body: text }),
      { ...genuine, body: Buffer.alloc(0) },
    ];
  },
  staleAfterMs: STALE_MS,
  async settled(host) {
    await eventually(
      async () => {
        const bell = JSON.parse((await host.shared.get(`bell:${ACCOUNT}`)) ?? '{}') as { id?: string };
        return [bell.id, (await host.shared.get(`answered:${ACCOUNT}`)) ?? undefined];
      },
      ([rung, answered]) => rung === answered,
    );
  },
  text: (vendorId, text) => ({
    msgid: vendorId,
    open_kfid: ACCOUNT,
    external_userid: 'wmCONFORMANCE',
    send_time: 0,
    origin: 3,
    msgtype: 'text',
    text: { content: text },
  }),
};

/** Why: what is older than some minutes is left out when an account is read for the first time. */
function timed(payload: unknown, at: Date): unknown {
  if (typeof payload !== 'object' || payload === null || !('send_time' in payload)) return payload;
  return { ...payload, send_time: Math.floor(at.getTime() / 1000) };
}
