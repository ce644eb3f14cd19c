import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import type { AgentView, EscalationView, QueueView } from '../../src/contract/api';
import type { DeskEvent } from '../../src/contract/events';

/** What the console asked for since the counts were last cleared. */
export interface Asked {
  lists: number;
  singles: string[];
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** The built console before a desk of our making: as full and as busy as a test wants it. */
export class FakeConsoleServer {
  readonly asked: Asked = { lists: 0, singles: [] };
  waiting: EscalationView[] = [];
  active: EscalationView[] = [];
  private readonly streams = new Set<ServerResponse>();
  private lastEventId = 1;

  private constructor(
    readonly me: AgentView,
    private readonly server: Server,
    private readonly queues: QueueView['queues'],
  ) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      void this.answer(request, response);
    });
  }

  static async start(me: AgentView, queues: QueueView['queues']): Promise<FakeConsoleServer> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return new FakeConsoleServer(me, server, queues);
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  async stop(): Promise<void> {
    for (const stream of this.streams) stream.end();
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  tell(event: DeskEvent): void {
    this.lastEventId += 1;
    for (const stream of this.streams) {
      stream.write(`id: ${String(this.lastEventId)}\ndata: ${JSON.stringify(event)}\n\n`);
    }
  }

  /** The customer of a conversation in hand has written. */
  heard(one: EscalationView, seq: number): void {
    const { id, conversationId, owner } = one;
    const now = Date.now();
    const awaiting = {
      awaitingSince: one.awaitingSince ?? new Date(now).toISOString(),
      nextDueAt: one.nextDueAt ?? new Date(now + 300_000).toISOString(),
    };
    this.active = this.active.map((each) => (each.id === id ? { ...each, ...awaiting } : each));
    this.tell({
      ...{ type: 'message', escalationId: id, conversationId, seq },
      ...{ author: 'customer', owner: owner?.id ?? null },
    });
  }

  /** An escalation is now as given; consoles hear of it. */
  move(one: EscalationView): void {
    const { id, conversationId, queue, state, owner } = one;
    this.waiting = this.waiting.filter((each) => each.id !== id);
    this.active = this.active.filter((each) => each.id !== id);
    if (state === 'waiting') this.waiting.push(one);
    else if (state !== 'closed') this.active.push(one);
    this.tell({
      type: 'escalation',
      escalationId: id,
      conversationId,
      queue,
      state,
      owner: owner?.id ?? null,
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://console');
    if (pathname === '/api/events') this.stream(response);
    else if (pathname.startsWith('/api/')) this.api(pathname.slice(4), response);
    else await this.file(pathname, response);
  }

  private async file(pathname: string, response: ServerResponse): Promise<void> {
    const file = join(resolve('web/dist'), pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    const there = await access(file).then(
      () => true,
      () => false,
    );
    response.writeHead(there ? 200 : 404, { 'content-type': TYPES[extname(file)] ?? 'text/plain' });
    if (there) createReadStream(file).pipe(response);
    else response.end();
  }

  private stream(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('retry: 2000\n\n');
    this.streams.add(response);
    response.on('close', () => this.streams.delete(response));
  }

  private api(path: string, response: ServerResponse): void {
    const body = this.bodyOf(path);
    response.writeHead(body === null ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? { code: 'NOT_FOUND', status: 404, detail: '' }));
  }

  private bodyOf(path: string): object | null {
    const { me, waiting, active, queues, lastEventId } = this;
    if (path === '/session') return { agent: me, expiresAt: new Date(Date.now() + 3_600_000).toISOString() };
    if (path === '/presence') return me;
    if (path === '/queue') {
      this.asked.lists += 1;
      return { waiting: waiting.slice(0, 500), active, queues, lastEventId } satisfies QueueView;
    }
    const single = /^\/escalations\/([^/]+)(?:\/\w+)?$/u.exec(path)?.[1];
    if (single === undefined) return null;
    this.asked.singles.push(single);
    return [...waiting, ...active].find(({ id }) => id === single) ?? null;
  }
}
