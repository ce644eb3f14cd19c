import { randomInt } from 'node:crypto';
import type { ApiAnswer, ApiCall } from '../faulty-server';
import type { Phones } from '../phones';
import type { MediaStore } from './media-store';
import type { Quotas } from './quotas';
import { fieldOf, judge } from './send-rules';
import type { Refusal, Tokens } from './tokens';
import type { Account } from './wire';

export interface ApiParts {
  account: Account;
  tokens: Tokens;
  quotas: Quotas;
  media: MediaStore;
  phones: Phones;
  /** True for a customer who follows, false for one who has gone; nothing is known of anybody else. */
  isFollower(customer: string): boolean | undefined;
  /** Called after a template message was taken, with its id. */
  templateSent(customer: string, messageId: string): void;
}

type Json = Record<string, unknown>;
type Answer = object | Refusal | ApiAnswer;

const OK = { errcode: 0, errmsg: 'ok' };
const JSON_OF_WECHAT = { 'content-type': 'application/json; encoding=utf-8' };

/** The calls of WeChat's API that a channel makes. */
export class Api {
  /** Calls to send a message, whatever came of them. */
  sends = 0;
  readonly typings: string[] = [];

  constructor(private readonly parts: ApiParts) {}

  /** Counts a send that a fault keeps from being answered. */
  count(path: string): void {
    if (path === '/cgi-bin/message/custom/send' || path === '/cgi-bin/message/template/send') this.sends += 1;
  }

  async answer(call: ApiCall, fault: string | null): Promise<ApiAnswer> {
    const result = await this.result(call, fault);
    return 'body' in result ? result : { headers: JSON_OF_WECHAT, body: result };
  }

  private result(call: ApiCall, fault: string | null): Promise<Answer> | Answer {
    const { path, query } = call;
    if (path === '/cgi-bin/stable_token') return this.stableToken(jsonOf(call));
    if (path.startsWith('/mmbiz/')) return this.parts.media.download(path.slice('/mmbiz/'.length));
    const refused = this.parts.tokens.refusalOf(query.get('access_token'));
    if (refused) return refused;
    if (fault !== null) return { errcode: Number(fault), errmsg: 'fault' };
    if (path === '/cgi-bin/media/get') return this.parts.media.download(query.get('media_id') ?? '');
    if (path === '/cgi-bin/media/upload') return this.parts.media.upload(call);
    const body = jsonOf(call);
    if (body === null) return { errcode: 47001, errmsg: 'data format error' };
    if (path === '/cgi-bin/message/custom/send') return this.customSend(body);
    if (path === '/cgi-bin/message/custom/typing') return this.typing(body);
    if (path === '/cgi-bin/message/template/send') return this.templateSend(body);
    return { status: 404, body: 'no such call' };
  }

  private stableToken(body: Json | null): object {
    const { appId, secret } = this.parts.account;
    if (body?.['grant_type'] !== 'client_credential') return { errcode: 40002, errmsg: 'invalid grant_type' };
    if (body['appid'] !== appId) return { errcode: 40013, errmsg: 'invalid appid' };
    if (body['secret'] !== secret) return { errcode: 40125, errmsg: 'invalid appsecret' };
    return this.parts.tokens.get(body['force_refresh'] === true);
  }

  private customSend(body: Json): object {
    const customer = fieldOf(body, 'touser');
    const follows = this.parts.isFollower(customer);
    if (follows === undefined) return { errcode: 40003, errmsg: 'invalid openid' };
    const picture = judge(body, (id) => this.parts.media.get(id) !== null);
    if ('errcode' in picture) return picture;
    if (!follows) return { errcode: 45015, errmsg: 'subscription is canceled' };
    const refused = this.parts.quotas.spend(customer);
    if (refused) return refused;
    this.parts.phones.show(customer, picture.text, { buttons: picture.buttons });
    return OK;
  }

  private typing(body: Json): object {
    const customer = fieldOf(body, 'touser');
    if (!['Typing', 'CancelTyping'].includes(fieldOf(body, 'command')))
      return { errcode: 40035, errmsg: 'invalid' };
    this.typings.push(customer);
    return OK;
  }

  private templateSend(body: Json): Answer {
    const customer = fieldOf(body, 'touser');
    if (fieldOf(body, 'template_id') === '') return { errcode: 40037, errmsg: 'invalid template_id' };
    if (!this.parts.isFollower(customer)) return { errcode: 43004, errmsg: 'require subscribe' };
    const data = Object.values((body['data'] ?? {}) as Json).map((item) => fieldOf(item, 'value'));
    this.parts.phones.show(customer, data.join('\n'));
    // Past 2^53, as WeChat's are.
    const id = `${3_000_000_000 + randomInt(1_000_000_000)}${String(randomInt(1_000_000_000)).padStart(9, '0')}`;
    this.parts.templateSent(customer, id);
    return {
      headers: { 'content-type': 'application/json' },
      body: `{"errcode":0,"errmsg":"ok","msgid":${id}}`,
    };
  }
}

function jsonOf({ body }: ApiCall): Json | null {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Json) : null;
  } catch {
    return null;
  }
}
