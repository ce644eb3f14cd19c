import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault } from '../platform';

const MOST_BYTES = 1024 * 1024;

export interface ApiCall {
  method: string;
  /** Path and query as they came. */
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface ApiAnswer {
  status: number;
  body: object;
}

/** A vendor's API on a free port of this machine, with the faults that tests ask for. */
export class ApiServer {
  private fault: Fault | null = null;
  private readonly server: Server;
  private port = 0;

  constructor(
    private readonly answer: (call: ApiCall) => Promise<ApiAnswer>,
    /** Of a fault that names a vendor's code. */
    private readonly vendorError: (code: string) => ApiAnswer,
    private readonly onCall: () => void,
  ) {
    this.server = createServer((request, response) => {
      this.handle(request, response).catch(() => response.destroy());
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (this.server.address() as AddressInfo).port;
    return `http://127.0.0.1:${this.port}`;
  }

  async setFault(fault: Fault | null): Promise<void> {
    this.fault = fault;
    if (fault?.kind === 'down') await this.close();
    else if (!this.server.listening) await this.listen();
  }

  async close(): Promise<void> {
    if (!this.server.listening) return;
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.onCall();
    const fault = this.fault;
    if (fault?.kind === 'reset') return void request.destroy();
    const body = await readAll(request);
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'http') return void response.writeHead(fault.status).end('as asked');
    const { method = '', url = '/', headers } = request;
    const answer =
      fault?.kind === 'vendor'
        ? this.vendorError(fault.code)
        : await this.answer({ method, url, headers, body });
    response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(answer.body));
  }
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error('The body is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
