import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault } from './platform';

export interface ApiCall {
  method: string;
  /** Path and query as they came. */
  url: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

export interface ApiAnswer {
  /** 200 when left out. */
  status?: number;
  headers?: Record<string, string>;
  /** An object is sent as JSON. */
  body: object | Buffer | string;
}

const MOST_BYTES = 24 * 1024 * 1024;

/**
 * A vendor's API on a free port of the loopback address that can be made to fail. Every call has a connection of its own.
 * Why: a kept one, cut while it is being used again, would make `down` look like a reset.
 */
export class FaultyServer {
  /** Resolves when the last fault is in force. */
  faultSet: Promise<void> = Promise.resolve();
  private readonly server: Server;
  private fault: Fault | null = null;
  private port = 0;

  /**
   * `answer` is told of a vendor's fault, as only it knows how the vendor says no; the other faults are made here. It may
   * cut the connection instead. `seen` gets every call, also those that fail.
   */
  constructor(
    private readonly answer: (call: ApiCall, code: string | null) => Promise<ApiAnswer | 'cut'> | ApiAnswer,
    private readonly seen: (call: Pick<ApiCall, 'method' | 'path'>) => void = () => undefined,
  ) {
    this.server = createServer((request, response) => {
      this.handle(request, response).catch(() => response.destroy());
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.port, '127.0.0.1', () => {
        this.server.off('error', reject);
        resolve();
      });
    });
    this.port = (this.server.address() as AddressInfo).port;
    return `http://127.0.0.1:${this.port}`;
  }

  /** `down` refuses connections, and lets calls that have come end; any other fault wants the port open. */
  fail(fault: Fault | null): void {
    this.fault = fault;
    this.faultSet = this.faultSet.then(async () => {
      if (this.fault?.kind === 'down') this.server.close();
      else if (!this.server.listening) await this.listen();
    });
  }

  async close(): Promise<void> {
    await this.faultSet;
    this.server.closeAllConnections();
    if (this.server.listening) await new Promise((resolve) => this.server.close(resolve));
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fault = this.fault;
    const { method = 'GET', url = '/', headers } = request;
    const { pathname: path, searchParams: query } = new URL(url, 'http://platform');
    this.seen({ method, path });
    response.setHeader('connection', 'close');
    const body = await readAll(request);
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'reset') return void request.socket.destroy();
    if (fault?.kind === 'http') return void response.writeHead(fault.status).end('as asked');
    const code = fault?.kind === 'vendor' ? fault.code : null;
    const answer = await this.answer({ method, url, path, query, headers, body }, code);
    if (answer === 'cut') request.socket.destroy();
    else write(response, answer);
  }
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error('The body is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function write(response: ServerResponse, { status = 200, headers = {}, body }: ApiAnswer): void {
  const plain = typeof body === 'string' || Buffer.isBuffer(body);
  const type = plain ? 'text/plain' : 'application/json; charset=utf-8';
  response.writeHead(status, { 'content-type': type, ...headers }).end(plain ? body : JSON.stringify(body));
}
