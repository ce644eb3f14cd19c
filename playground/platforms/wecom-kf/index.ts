import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../src/contract/ports';
import type { Fault, Platform, Pushed, Shown } from '../platform';
import { KfAccount } from './account';
import { KfApi, welcomeCode } from './api';
import { Doorbell } from './doorbell';
import type { KfItem } from './items';
import { type FakeFile, MediaStore } from './media-store';
import { KfServer } from './server';
import { FakeTokens } from './tokens';

export type { FakeFile, KfItem };

export interface KfPlatformOptions {
  clock?: Clock;
  /** Accounts, the first of which `write` uses. */
  openKfids?: string[];
  /** Most items of one page of `sync_msg`. */
  pageSize?: number;
  /** Every second page is empty while more is left, as the vendor reserves the right to. */
  emptyPages?: boolean;
  /** Life of an access token, s. */
  tokenSeconds?: number;
  /** Wait before a doorbell is rung again, ms. */
  retryMs?: number;
}

const CORP_ID = 'ww5823bf96d3bd56c7';
const SECRET = 'fake-kf-secret-0123456789abcdefghijklmnop';
const TOKEN = 'QDG6eK';
const AES_KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C';
const ACCOUNT = 'wkFAKEAAAA0001';
const AGENT = 'zhangsan';
/** Files that a customer can send. */
type MediaKind = 'image' | 'voice' | 'video' | 'file';

/** 微信客服 as it behaves towards us, without an account at WeCom. */
export class WecomKfPlatform implements Platform {
  readonly tokens: FakeTokens;
  readonly media = new MediaStore();
  readonly doorbell: Doorbell;
  readonly server: KfServer;
  settings: Record<string, string> = {};
  private readonly accounts = new Map<string, KfAccount>();
  private readonly listeners = new Set<(customer: string, message: Shown) => void>();
  private readonly clock: Clock;
  private callback = '';

  private constructor(options: KfPlatformOptions) {
    this.clock = options.clock ?? { now: () => new Date() };
    this.tokens = new FakeTokens(this.clock, options.tokenSeconds ?? 7200);
    this.doorbell = new Doorbell(
      { corpId: CORP_ID, token: TOKEN, aesKey: AES_KEY },
      this.clock,
      options.retryMs ?? 1000,
    );
    const pages = { size: options.pageSize ?? 1000, empty: options.emptyPages ?? false };
    for (const id of options.openKfids ?? [ACCOUNT]) {
      this.accounts.set(id, new KfAccount(id, this.clock, pages));
    }
    this.server = new KfServer({
      corpId: CORP_ID,
      secret: SECRET,
      tokens: this.tokens,
      media: this.media,
      api: this.api(),
    });
  }

  static async start(options: KfPlatformOptions = {}): Promise<WecomKfPlatform> {
    const platform = new WecomKfPlatform(options);
    platform.settings = {
      WECOM_CORP_ID: CORP_ID,
      WECOM_KF_SECRET: SECRET,
      WECOM_KF_TOKEN: TOKEN,
      WECOM_KF_AES_KEY: AES_KEY,
      WECOM_API_URL: await platform.server.listen(),
    };
    return platform;
  }

  connect(switchboardUrl: string): void {
    this.callback = `${switchboardUrl}/channels/wecom-kf`;
  }

  write(customer: string, text: string): Promise<Pushed> {
    return this.send(customer, 'text', { content: text });
  }

  /** Taps a button of a menu. */
  tap(customer: string, menuId: string, content: string): Promise<Pushed> {
    return this.send(customer, 'text', { content, menu_id: menuId });
  }

  sendFile(customer: string, kind: MediaKind, file: FakeFile): Promise<Pushed> {
    return this.send(customer, kind, { media_id: this.media.put(file) });
  }

  send(customer: string, msgtype: string, body: object, openKfid?: string): Promise<Pushed> {
    return this.ring(this.note(customer, msgtype, body, openKfid), openKfid);
  }

  /** A customer's message without a doorbell, as when the vendor could not reach us. */
  note(customer: string, msgtype: string, body: object, openKfid?: string, msgid?: string): KfItem {
    return this.account(openKfid).say(external(customer), 3, msgtype, body, msgid);
  }

  /** The customer opens the chat. */
  enter(customer: string, scene = 'playground'): Promise<Pushed> {
    const account = this.account();
    const id = external(customer);
    const code = account.session(id).enter(welcomeCode(account.openKfid, id, randomBytes(9).toString('hex')));
    return this.ring(
      account.event('enter_session', { external_userid: id, scene, ...(code && { welcome_code: code }) }),
    );
  }

  /** The phone did not take a message after all. */
  refuse(msgid: string, failType: number): Promise<Pushed> {
    const account = this.account();
    const fields = {
      external_userid: account.sent.get(msgid) ?? '',
      fail_msgid: msgid,
      fail_type: failType,
    };
    return this.ring(account.event('msg_send_fail', fields));
  }

  /** An agent takes the conversation over in the WeCom client. */
  agentTakes(customer: string): Promise<Pushed> {
    return this.change(customer, 3, { change_type: 1, new_servicer_userid: AGENT });
  }

  agentEnds(customer: string): Promise<Pushed> {
    return this.change(customer, 4, { change_type: 3, old_servicer_userid: AGENT });
  }

  agentWrites(customer: string, text: string): Promise<Pushed> {
    return this.ring(this.account().say(external(customer), 5, 'text', { content: text }));
  }

  /** Rings once for whatever is there. */
  async ring(item: KfItem, openKfid?: string): Promise<Pushed> {
    const account = this.account(openKfid);
    const rung = await this.doorbell.ring(this.callback, account.openKfid, this.tokens.doorbell());
    return { vendorId: item.msgid, ...rung };
  }

  verify(plain?: string): Promise<boolean> {
    return this.doorbell.verify(this.callback, plain);
  }

  shown(customer: string): Shown[] {
    return [...this.accounts.values()].flatMap((account) => account.shown(external(customer)));
  }

  onShown(listener: (customer: string, message: Shown) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  fail(fault: Fault | null): void {
    this.server.fail(fault);
  }

  /** Resolves when the last fault is in force. */
  get faultSet(): Promise<void> {
    return this.server.faultSet;
  }

  sends(): number {
    return this.server.sends();
  }

  close(): Promise<void> {
    return this.server.close();
  }

  /** The account by its id; the first one when left out. */
  account(openKfid?: string): KfAccount {
    const [first] = this.accounts.keys();
    const account = this.accounts.get(openKfid ?? first ?? '');
    if (!account) throw new Error('The fake has no such account.');
    return account;
  }

  private change(customer: string, state: 3 | 4, fields: object): Promise<Pushed> {
    const account = this.account();
    const id = external(customer);
    account.session(id).transfer(state, state === 3 ? AGENT : '');
    return this.ring(account.event('session_status_change', { external_userid: id, ...fields }));
  }

  private api(): KfApi {
    return new KfApi({
      clock: this.clock,
      tokens: this.tokens,
      media: this.media,
      accounts: this.accounts,
      servicers: new Set([AGENT]),
      onShown: (id, message) => {
        for (const listener of this.listeners) listener(id.replace(/^wm/, ''), message);
      },
    });
  }
}

function external(customer: string): string {
  return `wm${customer}`;
}
