import { Store } from '../../widget/store';

/** What the chat in its frame tells the page around it. */
export interface ChatNews {
  link: 'idle' | 'connecting' | 'online' | 'reconnecting' | 'offline';
  /** From sending to the server's echo, ms; of the last message. */
  echoMs: number | null;
  sent: number;
  received: number;
  waiting: number;
}

export type ToChat = { say: string } | { offline: boolean };
export interface FromChat {
  news: ChatNews;
}

/** The page's end of the talk with the framed chat; both are of this origin, and anything else is not heard. */
export class ChatLink {
  readonly store = new Store<{ news: ChatNews | null; offline: boolean }>({ news: null, offline: false });
  private frame: HTMLIFrameElement | null = null;

  constructor() {
    addEventListener('message', ({ origin, source, data }: MessageEvent<FromChat>) => {
      if (origin !== location.origin || source !== this.frame?.contentWindow) return;
      this.store.set({ news: data.news });
    });
  }

  /** A frame that is loaded anew begins online. */
  attach(frame: HTMLIFrameElement | null): void {
    this.frame = frame;
    this.store.set({ news: null, offline: false });
  }

  say(text: string): void {
    this.post({ say: text });
  }

  setOffline(offline: boolean): void {
    this.store.set({ offline });
    this.post({ offline });
  }

  private post(message: ToChat): void {
    this.frame?.contentWindow?.postMessage(message, location.origin);
  }
}
