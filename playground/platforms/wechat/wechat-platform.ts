import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Clock } from '../../../src/contract/ports';
import { FaultyServer } from '../faulty-server';
import { Phones } from '../phones';
import type { Fault, Platform, Pushed, Shown } from '../platform';
import { UnderWay } from '../under-way';
import { Api } from './api';
import { MediaStore } from './media-store';
import { Pusher, type PushMode, type SignedPush } from './pusher';
import { Quotas, type WindowName } from './quotas';
import { Tokens } from './tokens';
import type { Account, Fields } from './wire';

export interface WechatPlatformOptions {
  /** Safe when left out. */
  mode?: PushMode;
  clock?: Clock;
  /** How long an answer to a push may take, ms; 5000 when left out, as at WeChat. */
  patienceMs?: number;
  /** How long an access token is good for, seconds. */
  tokenSeconds?: number;
}

const ATTEMPTS = 4;
/** What WeChat shows a customer whose message came to nothing. */
const APOLOGY = '该公众号暂时无法提供服务，请稍后再试';
const WINDOW_OF: Partial<Record<string, WindowName>> = { subscribe: 'menu', SCAN: 'menu', CLICK: 'menu' };

/** WeChat as it behaves towards an Official Account: both directions, with its rules and its bad days. */
export class WechatPlatform implements Platform {
  settings: Record<string, string> = {};
  readonly account: Account = {
    appId: `wx${randomBytes(8).toString('hex')}`,
    secret: randomBytes(16).toString('hex'),
    token: randomBytes(12).toString('hex'),
    aesKey: randomBytes(48).toString('base64').replace(/[+/]/g, 'A').slice(0, 43),
    id: `gh_${randomBytes(6).toString('hex')}`,
  };
  readonly now: () => number;
  readonly tokens: Tokens;
  readonly quotas: Quotas;
  readonly media: MediaStore;
  /** Answers that would have shown a customer an error, and why. */
  readonly malformed: string[] = [];
  private readonly phones: Phones;
  private readonly api: Api;
  private readonly server: FaultyServer;
  private readonly pusher: Pusher;
  /** Everybody who ever wrote or followed; false: has gone since. */
  private readonly followers = new Map<string, boolean>();
  private readonly reports = new UnderWay();
  private origin = '';

  constructor(private readonly options: WechatPlatformOptions = {}) {
    const { clock } = options;
    this.now = clock ? () => clock.now().getTime() : Date.now;
    this.tokens = new Tokens(this.now, options.tokenSeconds);
    this.quotas = new Quotas(this.now);
    this.media = new MediaStore(this.now);
    this.phones = new Phones(this.now);
    const { account, tokens, quotas, media, phones } = this;
    const isFollower = (customer: string) => this.followers.get(customer);
    const templateSent = (customer: string, id: string) => this.reportTemplate(customer, id);
    this.api = new Api({ account, tokens, quotas, media, phones, isFollower, templateSent });
    this.server = new FaultyServer(
      (call, fault) => this.api.answer(call, fault),
      ({ path }) => this.api.count(path),
    );
    const { mode = 'safe', patienceMs = 5_000 } = options;
    this.pusher = new Pusher({ account, mode, now: this.now, patienceMs, attempts: ATTEMPTS });
  }

  async start(): Promise<this> {
    this.origin = await this.server.listen();
    const { appId, secret, token, aesKey } = this.account;
    this.settings = {
      ...{ WECHAT_APP_ID: appId, WECHAT_APP_SECRET: secret, WECHAT_TOKEN: token },
      ...(this.options.mode !== 'plain' && { WECHAT_AES_KEY: aesKey }),
      ...(this.options.mode !== undefined && { WECHAT_MODE: this.options.mode }),
      WECHAT_API_URL: this.origin,
    };
    return this;
  }

  connect(switchboardUrl: string): void {
    this.pusher.connect(switchboardUrl);
  }

  write(customer: string, text: string, more: Fields = {}): Promise<Pushed> {
    return this.message(customer, { MsgType: 'text', Content: text, ...more });
  }

  /** Taps an item of the last menu on the phone; WeChat counts it as a menu tap. */
  tap(customer: string, title: string): Promise<Pushed> {
    const last = this.shown(customer).findLast(({ buttons }) => buttons.includes(title));
    const index = (last?.buttons.indexOf(title) ?? 0) + 1;
    return this.message(customer, { MsgType: 'text', Content: title, bizmsgmenuid: String(index) }, 'menu');
  }

  image(customer: string, bytes: Buffer): Promise<Pushed> {
    const id = this.media.put({ type: 'image', contentType: 'image/jpeg', bytes });
    return this.message(customer, { MsgType: 'image', MediaId: id, PicUrl: `${this.origin}/mmbiz/${id}` });
  }

  voice(customer: string, bytes: Buffer, recognition = ''): Promise<Pushed> {
    const MediaId = this.media.put({ type: 'voice', contentType: 'audio/amr', bytes });
    return this.message(customer, { MsgType: 'voice', Format: 'amr', MediaId, Recognition: recognition });
  }

  follow(customer: string, scene?: string): Promise<Pushed> {
    return this.event(customer, 'subscribe', { EventKey: scene === undefined ? '' : `qrscene_${scene}` });
  }

  async unfollow(customer: string): Promise<Pushed> {
    const pushed = await this.event(customer, 'unsubscribe', { EventKey: '' });
    this.followers.set(customer, false);
    return pushed;
  }

  /** Taps the account's own menu. */
  click(customer: string, key: string): Promise<Pushed> {
    return this.event(customer, 'CLICK', { EventKey: key });
  }

  event(customer: string, name: string, fields: Fields = {}): Promise<Pushed> {
    const window = WINDOW_OF[name];
    this.followers.set(customer, true);
    if (window) this.quotas.open(customer, window);
    const all = this.fields(customer, { MsgType: 'event', Event: name, ...fields });
    return this.push(customer, all, randomUUID(), name === 'unsubscribe');
  }

  /** A genuine push, not sent: for those who replay and forge. */
  signed(customer: string, fields: Fields): SignedPush {
    return this.pusher.signed(customer, this.fields(customer, fields));
  }

  shown(customer: string): Shown[] {
    return this.phones.shown(customer);
  }

  onShown(listener: (customer: string, message: Shown) => void): () => void {
    return this.phones.onShown(listener);
  }

  fail(fault: Fault | null): void {
    this.server.fail(fault);
  }

  sends(): number {
    return this.api.sends;
  }

  /** Customers who were shown that somebody writes. */
  typings(): readonly string[] {
    return this.api.typings;
  }

  /** Resolves when every report on a template message has been pushed. */
  idle(): Promise<void> {
    return this.reports.idle();
  }

  close(): Promise<void> {
    return this.server.close();
  }

  private message(customer: string, fields: Fields, window: WindowName = 'message'): Promise<Pushed> {
    const MsgId = `7${String(randomInt(1e9)).padStart(9, '0')}${String(randomInt(1e9)).padStart(9, '0')}`;
    this.followers.set(customer, true);
    this.quotas.open(customer, window);
    return this.push(customer, this.fields(customer, { ...fields, MsgId }), MsgId, false);
  }

  private fields(customer: string, fields: Fields): Fields {
    const CreateTime = Math.floor(this.now() / 1000);
    return { ToUserName: this.account.id, FromUserName: customer, CreateTime, ...fields };
  }

  private async push(customer: string, fields: Fields, vendorId: string, silent: boolean): Promise<Pushed> {
    const { pushed, answer } = await this.pusher.push(customer, fields, vendorId);
    if (answer?.kind === 'reply') this.phones.show(customer, answer.text, { passive: true });
    if (answer?.kind === 'malformed') this.malformed.push(answer.why);
    if (!pushed.acknowledged && !silent) this.phones.show(customer, APOLOGY);
    return pushed;
  }

  private reportTemplate(customer: string, MsgID: string): void {
    const fields = { MsgType: 'event', Event: 'TEMPLATESENDJOBFINISH', MsgID, Status: 'success' };
    const later = new Promise((resolve) => setImmediate(resolve));
    void this.reports.track(
      later.then(() => this.pusher.push(customer, this.fields(customer, fields), randomUUID())),
    );
  }
}

export function startWechatPlatform(options: WechatPlatformOptions = {}): Promise<WechatPlatform> {
  return new WechatPlatform(options).start();
}
