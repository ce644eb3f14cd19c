import type { Activity, CardAction } from '../../src/contract/activity';
import type { Config } from './config';
import { Connection, type Link } from './connection';
import type { Locale } from '../shared/locale';
import { Outbox, type Outgoing } from './outbox';
import { Pass, type Session } from './pass';
import { Store } from './store';
import { safe } from './linkify';
import { clientId, toItem, type Item } from './transcript';
import { refusal, upload } from './upload';
import type { Vault } from './vault';
import { asWireError, call } from './wire';

export interface ChatState {
  open: boolean;
  link: Link;
  locale: Locale;
  items: Item[];
  pending: Outgoing[];
  /** Everything that the server had is shown; from here on news are announced. */
  settled: boolean;
  typing: boolean;
  unread: number;
  notice: 'tooLarge' | 'badType' | null;
  /** What is being typed. */
  draft: string;
  /** How many messages are in the page. */
  shown: number;
}

/** Most messages in the page; earlier ones come on demand. */
const PAGE = 200;
/** No echo after this (ms): the stream is taken for dead. */
const ECHO_PATIENCE = 10_000;
const DISLIKE = 'dislike';
/** The bot is taken to be typing for at most this long (ms). */
const TYPING_PATIENCE = 12_000;
/** An agent is told of the customer's typing at most this often (ms). */
const TYPING_GAP = 3_000;

/** All that the panel can do, without a line of user interface. */
export class Chat {
  readonly store: Store<ChatState>;
  private readonly pass: Pass;
  private readonly connection: Connection;
  private readonly outbox: Outbox;
  private known = new Set<string>();
  private typingTimer = 0;
  private withAgent = false;
  private typed = 0;

  constructor(
    readonly config: Config,
    private readonly vault: Vault,
  ) {
    this.store = new Store<ChatState>({
      open: false,
      link: 'idle',
      locale: config.locale,
      items: [],
      pending: [],
      settled: false,
      typing: false,
      unread: 0,
      notice: null,
      draft: '',
      shown: PAGE,
    });
    const locale = (): Locale => this.store.get().locale;
    this.pass = new Pass(config.origin, vault, locale);
    this.connection = new Connection(this.pass, {
      locale,
      link: (link) => this.linked(link),
      conversation: (id) => this.opened(id),
      activities: (list) => this.heard(list),
    });
    this.outbox = new Outbox(
      vault,
      (item, progress) => this.post(item, progress),
      () => this.store.set({ pending: this.outbox.items }),
    );
    this.store.set({ pending: this.outbox.items });
    // Why not always: a visitor who never opens the chat costs the server nothing.
    if (this.pass.known) this.connection.start();
  }

  show(open: boolean): void {
    this.store.set({ open, notice: null });
    if (open) this.connection.start();
    this.count();
  }

  setLocale(locale: Locale): void {
    this.vault.write('locale', locale);
    this.store.set({ locale });
  }

  showEarlier(): void {
    this.store.set({ shown: this.store.get().shown + PAGE });
  }

  setDraft(draft: string): void {
    this.store.set({ draft });
    if (draft !== '') this.tellTyping();
  }

  sendDraft(): void {
    const text = this.store.get().draft.trim();
    if (text === '') return;
    this.typed = 0;
    this.store.set({ draft: '' });
    this.put({ text });
  }

  choose({ type, title, value = title, displayText = title }: CardAction): void {
    const words = String(value);
    if (type !== 'openUrl')
      this.put(type === 'imBack' ? { text: words } : { text: displayText, value: words });
    else if (safe(words)) window.open(words, '_blank', 'noopener,noreferrer');
  }

  /** Tells the bank that a message of the bot's was no help. */
  dislike(key: string): void {
    this.put({ text: '', event: DISLIKE, value: key }, DISLIKE + key);
  }

  attach(files: FileList | null | undefined): void {
    this.store.set({ notice: null });
    for (const file of [...(files ?? [])]) {
      const notice = refusal(file);
      if (notice === null) this.put({ text: '', file });
      else this.store.set({ notice });
    }
  }

  retry(id: string): void {
    this.outbox.retry(id);
    this.connection.wake();
  }

  discard(id: string): void {
    this.outbox.remove(id);
    this.store.set({ pending: this.outbox.items });
  }

  private put(what: Pick<Outgoing, 'text'> & Partial<Outgoing>, id = newId()): void {
    this.outbox.add({ id, at: Date.now(), state: 'queued', ...what });
  }

  /** An agent sees that the customer writes; the bot has no use for it. */
  private tellTyping(): void {
    const now = Date.now();
    if (!this.withAgent || this.store.get().link !== 'online' || now - this.typed < TYPING_GAP) return;
    this.typed = now;
    const send = (session: Session, url: string): Promise<unknown> =>
      call(`${url}/activities`, 'POST', session.token, { type: 'typing', from: { id: session.userId } });
    this.pass.authorised(send).catch(() => undefined);
  }

  private linked(link: Link): void {
    this.store.set({ link });
    if (link === 'online') void this.outbox.flush();
  }

  private opened(id: string): void {
    this.settle();
    if (this.vault.read('joined') === id) return;
    // A conversation that nobody has greeted yet. Why the id: a reload in between must not greet twice.
    this.known = new Set();
    this.store.set({ items: [] });
    this.vault.write('joined', id);
    if (!this.outbox.items.some((item) => item.event !== undefined && item.state === 'queued')) {
      this.put({ text: '', event: 'webchat/join' }, `join-${id}`);
    }
    this.await();
  }

  /** The replay comes right after opening; what comes later is news. */
  private settle(): void {
    setTimeout(() => this.store.set({ settled: true }), 600);
  }

  private heard(list: Activity[]): void {
    const { items } = this.store.get();
    const fresh = list.flatMap((activity) => this.hear(activity) ?? []);
    this.store.set({ items: fresh.length > 0 ? [...items, ...fresh] : items, pending: this.outbox.items });
    this.count();
  }

  private hear(activity: Activity): Item | null {
    if (activity.type === 'typing') this.await();
    const mine = clientId(activity);
    if (mine !== undefined && this.outbox.remove(mine) && !this.withAgent) this.await();
    const { id = '' } = activity;
    if (this.known.has(id)) return null;
    this.known.add(id);
    const item = toItem(activity, Date.now());
    if (item?.state !== undefined) this.withAgent = item.state === 'accepted';
    if (item !== null && item.author !== 'me') this.await(false);
    return item;
  }

  private await(typing = true): void {
    clearTimeout(this.typingTimer);
    if (typing) this.typingTimer = window.setTimeout(() => this.await(false), TYPING_PATIENCE);
    if (this.store.get().typing !== typing) this.store.set({ typing });
  }

  /** Counts what came since the customer last looked. */
  private count(): void {
    const { items, open } = this.store.get();
    if (open) this.vault.write('read', items.at(-1)?.key);
    const read = this.vault.read('read');
    const seen = items.findLastIndex((item) => item.key === read || item.author === 'me');
    this.store.set({ unread: open ? 0 : items.length - 1 - seen });
  }

  private async post(item: Outgoing, progress: (part: number) => void): Promise<void> {
    try {
      await this.pass.authorised((session, url) => this.deliver(url, session, item, progress));
    } catch (error) {
      // The stream cannot be better than the call was; when it is back, the outbox goes on.
      if (asWireError(error).lost) this.connection.renew();
      throw error;
    }
    if (item.event !== undefined) this.outbox.remove(item.id);
    else setTimeout(() => this.outbox.has(item.id) && this.connection.renew(), ECHO_PATIENCE);
  }

  private async deliver(
    url: string,
    session: Session,
    item: Outgoing,
    progress: (part: number) => void,
  ): Promise<void> {
    const activity = toActivity(item, session.userId, this.store.get().locale);
    if (item.file === undefined) await call(`${url}/activities`, 'POST', session.token, activity);
    else {
      const target = `${url}/upload?userId=${encodeURIComponent(session.userId)}`;
      await upload(target, session.token, activity, item.file, progress);
    }
  }
}

function toActivity({ id, text, event, value }: Outgoing, userId: string, locale: string): object {
  let what: object = { type: 'event', name: event };
  if (event === undefined) what = { type: 'message', text, ...(value === undefined ? {} : { value }) };
  if (event === DISLIKE)
    what = { type: 'messageReaction', replyToId: value, reactionsAdded: [{ type: DISLIKE }] };
  return { ...what, from: { id: userId }, locale, channelData: { clientActivityID: id } };
}

/** Unique in its conversation. Why not randomUUID: browsers have it on secure pages only. */
function newId(): string {
  return Date.now().toString(36) + Math.random().toString(36).slice(1);
}
