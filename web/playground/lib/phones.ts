import type {
  Facts,
  FromPlayground,
  Gesture,
  PhoneName,
  PhoneView,
  ShownView,
  ToPlayground,
  Trouble,
  WireEvent,
} from '../../../src/contract/playground';
import { Store } from '../../widget/store';
import { customers } from './identity';
import { keepOwn, readOwn, type Own } from './own';

/** What the phone shows, from either side. */
export type Item = (ShownView & { from: 'bank' }) | (Own & { from: 'me' });

export interface PhoneModel {
  view: PhoneView | null;
  items: Item[];
  facts: Facts | null;
  /** Newest first. */
  events: WireEvent[];
}

/** What a phone shows of something that its owner does. */
export interface Seen {
  text: string;
  more?: Pick<Own, 'deed' | 'picture'>;
}

export interface PhonesState extends Record<PhoneName, PhoneModel> {
  link: 'connecting' | 'online' | 'lost';
}

const MOST_EVENTS = 30;
const MOST_ITEMS = 200;
const LONGEST_WAIT_MS = 8_000;
const EMPTY: PhoneModel = { view: null, items: [], facts: null, events: [] };

/** The phones as the server tells of them; keeps the socket open. */
export class Phones {
  readonly store: Store<PhonesState>;
  readonly customers = customers();
  private socket: WebSocket | null = null;
  private attempt = 0;
  private run = '';

  constructor() {
    const own = readOwn();
    const start = (name: PhoneName): PhoneModel => ({
      ...EMPTY,
      items: own.messages.filter(({ phone }) => phone === name).map((one) => ({ ...one, from: 'me' })),
    });
    this.run = own.run;
    this.store = new Store<PhonesState>({ link: 'connecting', wechat: start('wechat'), sms: start('sms') });
    this.connect();
  }

  write(phone: PhoneName, text: string): void {
    const ref = this.add(phone, text);
    this.send({ type: 'write', phone, ref, text });
  }

  /** Does something other than writing on a phone, which shows it. */
  gesture(phone: PhoneName, gesture: Gesture, value: string, seen: Seen): void {
    const ref = this.add(phone, seen.text, seen.more);
    this.send({ type: 'gesture', phone, ref, gesture, value });
  }

  trouble(phone: PhoneName, trouble: Trouble | null): void {
    this.send({ type: 'trouble', phone, trouble });
  }

  private add(phone: PhoneName, text: string, more: Seen['more'] = {}): string {
    const id = newRef();
    const own: Own = { id, phone, text, at: new Date().toISOString(), state: 'sending', ...more };
    this.change(phone, ({ items }) => ({ items: [...items, { ...own, from: 'me' as const }] }));
    return id;
  }

  private send(frame: ToPlayground): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
    else if ('ref' in frame) this.settle(frame.phone, frame.ref, false);
  }

  private connect(): void {
    const socket = new WebSocket(`ws://${location.host}/playground/socket`);
    this.socket = socket;
    socket.onopen = () => {
      this.attempt = 0;
      this.store.set({ link: 'online' });
      this.send({ type: 'hello', customers: this.customers });
    };
    socket.onmessage = ({ data }) => this.hear(JSON.parse(String(data)) as FromPlayground);
    socket.onclose = () => {
      this.store.set({ link: 'lost' });
      setTimeout(() => this.connect(), Math.min(500 * 2 ** this.attempt++, LONGEST_WAIT_MS));
    };
  }

  private hear(frame: FromPlayground): void {
    if (frame.type === 'phones') this.setViews(frame.run, frame.phones);
    else if (frame.type === 'shown') this.show(frame.phone, frame.messages);
    else if (frame.type === 'facts') this.change(frame.phone, () => ({ facts: frame.facts }));
    else if (frame.type === 'done') this.settle(frame.phone, frame.ref, frame.ok);
    else this.change(frame.phone, ({ events }) => ({ events: withEvent(events, frame.event) }));
  }

  private setViews(run: string, views: PhoneView[]): void {
    const isNew = this.run !== '' && this.run !== run;
    this.run = run;
    for (const view of views) {
      this.change(view.name, () => ({ view, ...(isNew ? { items: [], events: [], facts: null } : {}) }));
    }
  }

  /** A message may come twice: once live, and once as history after the connection was lost. */
  private show(phone: PhoneName, messages: ShownView[]): void {
    this.change(phone, ({ items }) => {
      const known = new Set(items.map(({ id }) => id));
      const fresh = messages
        .filter(({ id }) => !known.has(id))
        .map((one) => ({ ...one, from: 'bank' as const }));
      return { items: [...items, ...fresh].sort((a, b) => a.at.localeCompare(b.at)).slice(-MOST_ITEMS) };
    });
  }

  private settle(phone: PhoneName, ref: string, ok: boolean): void {
    this.change(phone, ({ items }) => ({
      items: items.map((item) =>
        item.from === 'me' && item.id === ref ? { ...item, state: ok ? 'sent' : 'failed' } : item,
      ),
    }));
  }

  private change(phone: PhoneName, patch: (model: PhoneModel) => Partial<PhoneModel>): void {
    const state = this.store.get();
    this.store.set({ [phone]: { ...state[phone], ...patch(state[phone]) } });
    const { wechat, sms } = this.store.get();
    keepOwn(
      this.run,
      [...wechat.items, ...sms.items].filter((item) => item.from === 'me'),
    );
  }
}

/** Vendors repeat their reports: the first of a kind is enough. */
function withEvent(events: WireEvent[], event: WireEvent): WireEvent[] {
  const isRepeat = events.some(
    (known) =>
      event.kind === 'report' &&
      known.kind === 'report' &&
      known.vendorId === event.vendorId &&
      known.state === event.state,
  );
  return isRepeat ? events : [event, ...events].slice(0, MOST_EVENTS);
}

function newRef(): string {
  return Date.now().toString(36) + Math.random().toString(36).slice(2, 10);
}
