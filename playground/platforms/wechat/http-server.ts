import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault } from '../platform';

export interface ApiCall {
  method: string;
  path: string;
  query: URLSearchParams;
  contentType: string;
  body: Buffer;
}

export interface ApiAnswer {
  status?: number;
  headers?: Record<string, string>;
  /** An object is sent as JSON. */
  body: object | Buffer | string;
}

const MAX_BODY = 20 * 1024 * 1024;

/**
 * An HTTP server on a free port of the loopback address that can be made to fail. Every call has a connection of its own.
 * Why: a kept one, cut while it is being used again, would make `down` look like a reset.
 */
export class FaultyServer {
  private readonly server: Server;
  private fault: Fault | null = null;
  private port = 0;

  /**
   * `answer` is told of a vendor's fault, as only it knows how the vendor says no; the other faults are made here.
   * `seen` gets the path of every call, also of those that fail.
   */
  constructor(
    private readonly answer: (call: ApiCall, code: string | null) => Promise<ApiAnswer> | ApiAnswer,
    private readonly seen: (path: string) => void,
  ) {
    this.server = createServer((request, response) => {
      this.handle(request, response).catch(() => response.destroy());
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
    return `http://127.0.0.1:${this.port}`;
  }

  fail(fault: Fault | null): void {
    const [was, is] = [this.fault?.kind === 'down', fault?.kind === 'down'];
    this.fault = fault;
    if (is && !was) {
      this.server.close();
    }
    if (was && !is) this.server.listen(this.port, '127.0.0.1');
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    if (this.server.listening) await new Promise((resolve) => this.server.close(resolve));
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fault = this.fault;
    response.setHeader('connection', 'close');
    const call = await read(request);
    this.seen(call.path);
    if (fault?.kind === 'reset') request.socket.destroy();
    if (fault?.kind === 'hang' || fault?.kind === 'reset') return;
    if (fault?.kind === 'http') return void response.writeHead(fault.status).end('fault');
    write(response, await this.answer(call, fault?.kind === 'vendor' ? fault.code : null));
  }
}

async function read(request: IncomingMessage): Promise<ApiCall> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) throw new Error('The body is too large.');
    chunks.push(chunk);
  }
  const url = new URL(request.url ?? '/', 'http://localhost');
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    contentType: request.headers['content-type'] ?? '',
    body: Buffer.concat(chunks),
  };
}

function write(response: ServerResponse, { status = 200, headers = {}, body }: ApiAnswer): void {
  const plain = typeof body === 'string' || Buffer.isBuffer(body);
  const type = plain ? 'text/plain' : 'application/json; encoding=utf-8';
  response.writeHead(status, { 'content-type': type, ...headers }).end(plain ? body : JSON.stringify(body));
}
