import type { Activity } from '../../src/contract/activity';
import { backoff } from './backoff';
import type { Pass } from './pass';
import { WireError, asWireError, call, type Opened } from './wire';

export type Link = 'idle' | 'connecting' | 'online' | 'reconnecting' | 'offline';

export interface Listener {
  link(state: Link): void;
  /** The stream that follows belongs to this conversation. */
  conversation(id: string): void;
  activities(list: Activity[]): void;
  locale(): string;
}

/** How it stands while there is no stream. */
const away = (link: Link): Link => (navigator.onLine ? link : 'offline');

/** Keeps a stream open, resumes it where it stopped, and says how it stands. */
export class Connection {
  private socket: WebSocket | null = null;
  private conversation = '';
  private watermark = '';
  private attempt = 0;
  private timer = 0;
  private pulse = 0;
  private state: Link = 'idle';
  private busy = false;

  constructor(
    private readonly pass: Pass,
    private readonly listener: Listener,
  ) {
    addEventListener('offline', () => this.drop('offline'));
    addEventListener('online', () => this.wake());
    document.addEventListener('visibilitychange', () => this.wake());
  }

  start(): void {
    if (this.state === 'idle') void this.connect();
  }

  /** Tries now instead of later. */
  wake(): void {
    if (this.state !== 'idle' && this.state !== 'online') void this.connect();
  }

  /** The stream seems dead: open a new one. */
  renew(): void {
    if (this.state !== 'online') return;
    this.drop('reconnecting');
    void this.connect();
  }

  private async connect(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    clearTimeout(this.timer);
    this.tell(away(this.watermark === '' ? 'connecting' : 'reconnecting'));
    try {
      await this.listen(await this.openStream());
      this.attempt = 0;
    } catch (error) {
      this.failed(error);
    } finally {
      this.busy = false;
    }
  }

  private openStream(): Promise<string> {
    return this.pass.authorised(async (session, url) => {
      if (this.conversation !== session.conversationId) this.watermark = '';
      this.conversation = session.conversationId;
      const opened = await (this.watermark === ''
        ? call<Opened>(`${this.pass.base}/conversations`, 'POST', session.token, {
            locale: this.listener.locale(),
          })
        : call<Opened>(`${url}?watermark=${encodeURIComponent(this.watermark)}`, 'GET', session.token));
      if (opened.token !== undefined) this.pass.keep({ ...session, ...opened });
      return opened.streamUrl;
    });
  }

  private listen(url: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(url);
      this.socket = socket;
      const patience = setTimeout(() => socket.close(), 15_000);
      socket.onopen = () => {
        clearTimeout(patience);
        // Why: an empty text, as Direct Line clients send it, keeps proxies from closing an idle stream.
        this.pulse = window.setInterval(() => socket.send(''), 20_000);
        this.listener.conversation(this.conversation);
        this.tell('online');
        resolve();
      };
      socket.onmessage = (event) => this.frame(String(event.data));
      socket.onclose = () => {
        clearTimeout(patience);
        if (this.socket === socket) this.closed();
        reject(new WireError(0, ''));
      };
    });
  }

  private frame(data: string): void {
    if (data === '') return;
    const frame = JSON.parse(data) as { activities?: Activity[]; watermark?: string };
    if (frame.watermark !== undefined) this.watermark = frame.watermark;
    this.listener.activities(frame.activities ?? []);
  }

  private closed(): void {
    const wasOnline = this.state === 'online';
    this.drop(away('reconnecting'));
    if (wasOnline) this.later(backoff(0));
  }

  private failed(error: unknown): void {
    const wire = asWireError(error);
    if (wire.status === 404) this.pass.forget();
    this.tell(away('reconnecting'));
    this.later(Math.max(wire.wait, backoff(this.attempt++)));
  }

  private later(wait: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.connect(), wait);
  }

  private drop(state: Link): void {
    if (this.state === 'idle') return;
    clearInterval(this.pulse);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
    this.tell(state);
  }

  private tell(state: Link): void {
    if (this.state !== state) this.listener.link((this.state = state));
  }
}
