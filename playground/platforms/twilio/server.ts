import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault } from '../platform';

const MOST_BYTES = 1024 * 1024;

export interface ApiCall {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  form: URLSearchParams;
}

export interface ApiAnswer {
  status: number;
  headers?: Record<string, string>;
  body: Buffer | object;
}

/** api.twilio.com on a free port of this machine, with the faults that tests ask for. */
export class ApiServer {
  private fault: Fault | null = null;
  private readonly server: Server;
  private port = 0;

  constructor(
    private readonly answer: (call: ApiCall) => ApiAnswer,
    /** Of a fault that names a vendor's code. */
    private readonly vendorError: (code: string) => ApiAnswer,
    private readonly onCall: (call: Pick<ApiCall, 'method' | 'path'>) => void,
  ) {
    this.server = createServer((request, response) => {
      this.handle(request, response).catch(() => request.destroy());
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
    const { method = 'GET', headers, url = '/' } = request;
    const path = new URL(url, 'http://platform').pathname;
    this.onCall({ method, path });
    if (this.fault?.kind === 'hang') return void request.resume();
    if (this.fault?.kind === 'reset') return void request.destroy();
    const form = new URLSearchParams((await readAll(request)).toString('utf8'));
    send(response, this.failed(method) ?? this.answer({ method, path, headers, form }));
  }

  private failed(method: string): ApiAnswer | null {
    if (this.fault?.kind === 'http') return { status: this.fault.status, body: Buffer.from('as asked') };
    return this.fault?.kind === 'vendor' && method === 'POST' ? this.vendorError(this.fault.code) : null;
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

function send(response: ServerResponse, { status, headers = {}, body }: ApiAnswer): void {
  const isBytes = Buffer.isBuffer(body);
  response.writeHead(status, { ...(!isBytes && { 'content-type': 'application/json' }), ...headers });
  response.end(isBytes ? body : JSON.stringify(body));
}
