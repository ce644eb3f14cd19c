import type { Clock } from '../../../src/contract/ports';
import type { Shown } from '../platform';
import type { KfAccount } from './account';
import type { MediaStore } from './media-store';
import { viewOf } from './message-rules';
import type { ServiceState, Session } from './sessions';
import type { FakeTokens } from './tokens';

const MSGID = /^[0-9a-zA-Z_-]{1,32}$/;
const MOST_ITEMS = 1000;
/** How many syncs a minute go through without a doorbell's token. The vendor says "strict" and no number. */
const BARE_SYNCS = 10;

/** The vendor's answer; `errcode` 0 is success. */
export type Answer = { errcode: number; errmsg: string } & Record<string, unknown>;
type Request = Record<string, unknown>;

export interface ApiState {
  clock: Clock;
  tokens: FakeTokens;
  media: MediaStore;
  accounts: Map<string, KfAccount>;
  /** Servicers on duty. */
  servicers: Set<string>;
  onShown(customer: string, message: Shown): void;
}

/** The calls of 微信客服 with their rules. Source: https://developer.work.weixin.qq.com/document/path/96427 */
export class KfApi {
  readonly calls: Record<string, ((request: Request) => Answer) | undefined> = {
    'kf/sync_msg': (request) => this.sync(request),
    'kf/send_msg': (request) => this.send(request),
    'kf/send_msg_on_event': (request) => this.sendOnEvent(request),
    'kf/service_state/get': (request) => this.getState(request),
    'kf/service_state/trans': (request) => this.transfer(request),
  };
  private bareSyncs = { minute: 0, used: 0 };

  constructor(private readonly state: ApiState) {}

  private sync(request: Request): Answer {
    const account = this.state.accounts.get(text(request.open_kfid));
    if (!account) return failed(95000, 'invalid open_kfid');
    const token = text(request.token);
    if (token !== '' && !this.state.tokens.isDoorbell(token)) return failed(95007, 'invalid token');
    if (token === '' && !this.takeBareSync()) return failed(45009, 'api freq out of limit');
    const limit = Math.min(Number(request.limit ?? MOST_ITEMS), MOST_ITEMS);
    const page = account.items.page(text(request.cursor), limit, this.state.clock.now());
    if (!page) return failed(40058, 'invalid Request Parameter: cursor');
    return succeeded({ next_cursor: page.next, has_more: page.hasMore ? 1 : 0, msg_list: page.items });
  }

  private send(request: Request): Answer {
    const account = this.state.accounts.get(text(request.open_kfid));
    const customer = text(request.touser);
    if (!account) return failed(95000, 'invalid open_kfid');
    if (!account.knows(customer)) return failed(40096, 'invalid external userid');
    return this.deliver(account, customer, request, (session) => {
      if (!session.maySend()) return failed(95018, 'send msg session status invalid');
      return session.spend() ? null : failed(95001, 'send msg count limit');
    });
  }

  private sendOnEvent(request: Request): Answer {
    const code = text(request.code);
    const [customer, account] = this.ownerOf(code) ?? [];
    if (!account || customer === undefined) return failed(40029, 'invalid code');
    if (request.msgtype !== 'text' && request.msgtype !== 'msgmenu') return failed(40008, 'invalid msgtype');
    return this.deliver(account, customer, request, (session) =>
      session.greet(code) ? null : failed(40029, 'code expired or used'),
    );
  }

  /** `permit` spends what the send costs, so it comes after every check of the message itself. */
  private deliver(
    account: KfAccount,
    customer: string,
    request: Request,
    permit: (session: Session) => Answer | null,
  ): Answer {
    const msgid = text(request.msgid);
    if (msgid === '' || !MSGID.test(msgid)) return failed(40058, 'invalid Request Parameter: msgid');
    if (account.sent.has(msgid) || account.items.has(msgid)) {
      return failed(40058, 'invalid Request Parameter: msgid is duplicated');
    }
    const view = viewOf(request);
    if (typeof view === 'number') return failed(view, 'message refused');
    if (!view.media.every((id) => this.state.media.get(id))) return failed(40007, 'invalid media_id');
    const refused = permit(account.session(customer));
    if (refused) return refused;
    account.sent.set(msgid, customer);
    const { text: words, buttons } = view;
    const message: Shown = { id: msgid, text: words, buttons, at: this.state.clock.now(), passive: false };
    account.show(customer, message);
    this.state.onShown(customer, message);
    return succeeded({ msgid });
  }

  private getState(request: Request): Answer {
    const session = this.sessionOf(request);
    if (!session) return failed(40096, 'invalid external userid');
    return succeeded({ service_state: session.state, servicer_userid: session.servicer });
  }

  private transfer(request: Request): Answer {
    const session = this.sessionOf(request);
    if (!session) return failed(40096, 'invalid external userid');
    const to = Number(request.service_state);
    const servicer = text(request.servicer_userid);
    if (![1, 2, 3, 4].includes(to)) return failed(40058, 'invalid Request Parameter: service_state');
    if (to === 3 && !this.state.servicers.has(servicer)) return failed(95014, 'servicer is not on duty');
    const moved = session.transfer(to as ServiceState, to === 3 ? servicer : '');
    return moved ? succeeded({}) : failed(95013, 'the state does not allow this step');
  }

  private sessionOf(request: Request): Session | null {
    const account = this.state.accounts.get(text(request.open_kfid));
    const customer = text(request.external_userid);
    return account?.knows(customer) ? account.session(customer) : null;
  }

  /** Codes name their customer, as ours are made by the platform below. */
  private ownerOf(code: string): [string, KfAccount] | null {
    const [openKfid = '', customer = ''] = Buffer.from(code, 'base64url').toString().split('\n');
    const account = this.state.accounts.get(openKfid);
    return account?.knows(customer) ? [customer, account] : null;
  }

  private takeBareSync(): boolean {
    const minute = Math.floor(this.state.clock.now().getTime() / 60_000);
    if (this.bareSyncs.minute !== minute) this.bareSyncs = { minute, used: 0 };
    this.bareSyncs.used += 1;
    return this.bareSyncs.used <= BARE_SYNCS;
  }
}

/** A welcome code of this customer's at this account. */
export function welcomeCode(openKfid: string, customer: string, random: string): string {
  return Buffer.from([openKfid, customer, random].join('\n')).toString('base64url');
}

export function failed(errcode: number, errmsg: string): Answer {
  return { errcode, errmsg };
}

function succeeded(fields: Record<string, unknown>): Answer {
  return { errcode: 0, errmsg: 'ok', ...fields };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
