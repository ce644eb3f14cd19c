import { Agent, get, type IncomingMessage } from 'node:http';
import type { DeskEvent } from '../src/contract/events';
import { agentId, tokenOf } from './desk-people';

const LISTS_EVERY_MS = 2_000;
const reads = new Agent({ keepAlive: true, maxSockets: 96 });
const streams = new Agent({ keepAlive: false, maxSockets: Infinity });

export interface Heard {
  /** An event named this conversation, at that moment (performance.now). */
  message(conversationId: string, console: BenchConsole): void;
  event(): void;
}

/**
 * A console as the browser's is one: a stream, and reading because of it. Its own conversation is read at once, a move of
 * somebody else's makes it read the lists, every two seconds at most.
 */
export class BenchConsole {
  readonly agent: string;
  lists = 0;
  private readonly headers: Record<string, string>;
  private stream: IncomingMessage | null = null;
  private listing: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly url: string,
    n: number,
    private readonly heard: Heard,
  ) {
    this.agent = agentId(n);
    this.headers = { cookie: `switchboard_session=${tokenOf(n)}` };
  }

  /** Resolves when the stream is open. */
  open(): Promise<void> {
    return new Promise((resolve, reject) => {
      const call = get(`${this.url}/api/events`, { agent: streams, headers: this.headers }, (response) => {
        if (response.statusCode !== 200) {
          reject(new Error(`a stream answered ${String(response.statusCode)}`));
          return;
        }
        this.stream = response;
        this.follow(response);
        response.once('data', () => resolve());
      });
      call.on('error', (error) => (this.closed ? undefined : reject(error)));
    });
  }

  /** The text of an answer; null when it was none. */
  read(path: string): Promise<string | null> {
    return new Promise((resolve) => {
      const call = get(`${this.url}${path}`, { agent: reads, headers: this.headers }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve(response.statusCode === 200 ? text : null));
        response.on('error', () => resolve(null));
      });
      call.on('error', () => resolve(null));
    });
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.listing);
    this.stream?.destroy();
  }

  private follow(response: IncomingMessage): void {
    let rest = '';
    response.setEncoding('utf8');
    response.on('error', () => undefined);
    response.on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines)
        if (line.startsWith('data: {"type"')) this.on(JSON.parse(line.slice(6)) as DeskEvent);
    });
  }

  private on(event: DeskEvent): void {
    this.heard.event();
    if (event.type === 'message' && event.owner === this.agent)
      this.heard.message(event.conversationId, this);
    if (event.type === 'escalation' && event.owner !== this.agent) this.listSoon();
  }

  private listSoon(): void {
    this.listing ??= setTimeout(() => {
      void this.read('/api/queue').then((answer) => {
        if (answer !== null) this.lists++;
        this.listing = undefined;
      });
    }, Math.random() * LISTS_EVERY_MS);
  }
}

export function hangUp(): void {
  reads.destroy();
  streams.destroy();
}
