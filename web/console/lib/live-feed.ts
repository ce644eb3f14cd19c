import type { DeskEvent } from '../../../src/contract/events';

export interface FeedListener {
  /** The stream is open: what was missed meanwhile must be read again. */
  open: () => void;
  lost: () => void;
  event: (event: DeskEvent) => void;
  /** Something was said in a conversation of the customer who is watched. */
  said: () => void;
}

const RETRY = 3000;

/**
 * Listens to /api/events. The browser resumes by itself after a cut; after a refusal it does not, so we do. `watch` is a
 * conversation whose customer is followed on all channels.
 */
export function listen(listener: FeedListener, watch: string | null): () => void {
  let source: EventSource | null = null;
  let timer: number | undefined;

  const onData = (message: MessageEvent<string>): void => {
    listener.event(JSON.parse(message.data) as DeskEvent);
  };
  const connect = (): void => {
    const stream = new EventSource(
      watch === null ? '/api/events' : `/api/events?watch=${encodeURIComponent(watch)}`,
    );
    source = stream;
    stream.onopen = () => listener.open();
    stream.onmessage = onData;
    stream.addEventListener('log', () => listener.said());
    // The server has events that we cannot get any more.
    stream.addEventListener('reset', () => listener.open());
    stream.onerror = () => {
      listener.lost();
      if (stream.readyState === EventSource.CLOSED) timer = window.setTimeout(connect, RETRY);
    };
  };
  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
