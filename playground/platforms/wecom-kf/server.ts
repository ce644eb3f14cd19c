import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import busboy from 'busboy';
import type { Fault } from '../platform';
import { type Answer, failed, type KfApi } from './api';
import type { FakeFile, MediaStore } from './media-store';
import type { FakeTokens } from './tokens';

const MOST_BYTES = 24 * 1024 * 1024;
const SENDS = new Set(['kf/send_msg', 'kf/send_msg_on_event']);

export interface ServerParts {
  corpId: string;
  secret: string;
  tokens: FakeTokens;
  media: MediaStore;
  api: KfApi;
}

/** qyapi.weixin.qq.com on a free port of this machine, with the faults that tests ask for. */
export class KfServer {
  fault: Fault | null = null;
  /** That many sends are carried out and never answered: the connection is cut instead. */
  lostAnswers = 0;
  sends = 0;
  /** Every call, oldest first, for tests that count them. */
  readonly calls: string[] = [];
  private readonly server: Server;
  private port = 0;

  constructor(private readonly parts: ServerParts) {
    this.server = createServer((request, response) => void this.handle(request, response));
  }

  async start(): Promise<string> {
    await this.listen();
    return `http://127.0.0.1:${this.port}`;
  }

  /** `down` is a closed port; any other fault wants it open. */
  async setFault(fault: Fault | null): Promise<void> {
    this.fault = fault;
    if (fault?.kind === 'down') await this.shut();
    else if (!this.server.listening) await this.listen();
  }

  async shut(): Promise<void> {
    if (!this.server.listening) return;
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (this.server.address() as AddressInfo).port;
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://platform');
    const call = url.pathname.replace(/^\/cgi-bin\//, '');
    this.calls.push(call);
    if (SENDS.has(call)) this.sends += 1;
    if (this.failed(call, request, response)) return;
    try {
      await this.answer(call, url.searchParams, await readAll(request), request, response);
    } catch {
      if (!response.headersSent) response.writeHead(400).end();
    }
  }

  private async answer(
    call: string,
    query: URLSearchParams,
    body: Buffer,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (call === 'gettoken') {
      sendJson(response, this.issue(query));
      return;
    }
    const refused = this.parts.tokens.check(query.get('access_token') ?? '');
    if (refused !== 0) {
      sendJson(response, failed(refused, 'access_token refused'));
    } else if (call === 'media/get') this.download(query, response);
    else if (call === 'media/upload') sendJson(response, await this.upload(query, body, request));
    else this.run(call, body, request, response);
  }

  private run(call: string, body: Buffer, request: IncomingMessage, response: ServerResponse): void {
    const run = request.method === 'POST' ? this.parts.api.calls[call] : undefined;
    if (!run) {
      sendJson(response, failed(43002, 'require POST method'));
      return;
    }
    const answer = run(JSON.parse(body.toString('utf8')) as Record<string, unknown>);
    if (SENDS.has(call) && this.lostAnswers > 0) {
      this.lostAnswers -= 1;
      request.socket.destroy();
    } else sendJson(response, answer);
  }

  /** True when a fault has dealt with the call. */
  private failed(call: string, request: IncomingMessage, response: ServerResponse): boolean {
    const { fault } = this;
    if (fault === null) return false;
    if (fault.kind === 'vendor') {
      if (!SENDS.has(call)) return false;
      sendJson(response, failed(Number(fault.code), 'as asked'));
    } else if (fault.kind === 'http') response.writeHead(fault.status).end();
    else if (fault.kind === 'hang') request.resume();
    else request.socket.destroy();
    return true;
  }

  private issue(query: URLSearchParams): Answer {
    if (query.get('corpid') !== this.parts.corpId) return failed(40013, 'invalid corpid');
    if (query.get('corpsecret') !== this.parts.secret) return failed(40001, 'invalid credential');
    const { token, seconds } = this.parts.tokens.issue();
    return { errcode: 0, errmsg: 'ok', access_token: token, expires_in: seconds };
  }

  private download(query: URLSearchParams, response: ServerResponse): void {
    const file = this.parts.media.get(query.get('media_id') ?? '');
    if (!file) {
      sendJson(response, failed(40007, 'invalid media_id'));
      return;
    }
    const name = encodeURIComponent(file.name);
    response.setHeader('content-type', file.contentType);
    response.setHeader('content-disposition', `attachment; filename="${name}"`);
    response.end(file.bytes);
  }

  private async upload(query: URLSearchParams, body: Buffer, request: IncomingMessage): Promise<Answer> {
    const type = query.get('type') ?? '';
    const file = await readForm(body, request.headers);
    const id = file ? this.parts.media.upload(type, file) : 44001;
    if (typeof id === 'number') return failed(id, 'file refused');
    return { errcode: 0, errmsg: 'ok', type, media_id: id, created_at: '0' };
  }
}

/** The part `media` of a form; null when there is none. */
function readForm(body: Buffer, headers: IncomingHttpHeaders): Promise<FakeFile | null> {
  return new Promise((resolve, reject) => {
    let file: FakeFile | null = null;
    const parser = busboy({ headers });
    parser.on('file', (field, stream, { filename, mimeType }) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('close', () => {
        if (field === 'media')
          file = { name: filename ?? 'file', contentType: mimeType, bytes: Buffer.concat(chunks) };
      });
    });
    parser.on('error', reject);
    parser.on('close', () => resolve(file));
    parser.end(body);
  });
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) throw new Error('the body is too large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function sendJson(response: ServerResponse, answer: Answer): void {
  response.setHeader('content-type', 'application/json; charset=UTF-8');
  response.end(JSON.stringify(answer));
}
