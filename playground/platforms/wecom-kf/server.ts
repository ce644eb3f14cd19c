import type { IncomingHttpHeaders } from 'node:http';
import busboy from 'busboy';
import { type ApiAnswer, type ApiCall, FaultyServer } from '../faulty-server';
import { type Answer, failed, type KfApi } from './api';
import type { FakeFile, MediaStore } from './media-store';
import type { FakeTokens } from './tokens';

const SENDS = new Set(['kf/send_msg', 'kf/send_msg_on_event']);

export interface ServerParts {
  corpId: string;
  secret: string;
  tokens: FakeTokens;
  media: MediaStore;
  api: KfApi;
}

/** qyapi.weixin.qq.com on a free port of this machine, with the faults that tests ask for. */
export class KfServer extends FaultyServer {
  /** That many sends are carried out and never answered: the connection is cut instead. */
  lostAnswers = 0;
  /** Every call, oldest first, for tests that count them. */
  readonly calls: string[] = [];

  constructor(private readonly parts: ServerParts) {
    super(
      (call, fault) => this.run(call, fault),
      ({ path }) => void this.calls.push(nameOf(path)),
    );
  }

  sends(): number {
    return this.calls.filter((call) => SENDS.has(call)).length;
  }

  private async run(call: ApiCall, fault: string | null): Promise<ApiAnswer | 'cut'> {
    const name = nameOf(call.path);
    if (fault !== null && SENDS.has(name)) return { body: failed(Number(fault), 'as asked') };
    if (name === 'gettoken') return { body: this.issue(call.query) };
    const refused = this.parts.tokens.check(call.query.get('access_token') ?? '');
    if (refused !== 0) return { body: failed(refused, 'access_token refused') };
    if (name === 'media/get') return this.download(call.query);
    if (name === 'media/upload') return { body: await this.upload(call) };
    const answer = this.post(name, call);
    if (!SENDS.has(name) || this.lostAnswers === 0) return { body: answer };
    this.lostAnswers -= 1;
    return 'cut';
  }

  private post(name: string, { method, body }: ApiCall): Answer {
    const run = method === 'POST' ? this.parts.api.calls[name] : undefined;
    if (!run) return failed(43002, 'require POST method');
    return run(JSON.parse(body.toString('utf8')) as Record<string, unknown>);
  }

  private issue(query: URLSearchParams): Answer {
    if (query.get('corpid') !== this.parts.corpId) return failed(40013, 'invalid corpid');
    if (query.get('corpsecret') !== this.parts.secret) return failed(40001, 'invalid credential');
    const { token, seconds } = this.parts.tokens.issue();
    return { errcode: 0, errmsg: 'ok', access_token: token, expires_in: seconds };
  }

  private download(query: URLSearchParams): ApiAnswer {
    const file = this.parts.media.get(query.get('media_id') ?? '');
    if (!file) return { body: failed(40007, 'invalid media_id') };
    const headers = {
      'content-type': file.contentType,
      'content-disposition': `attachment; filename="${encodeURIComponent(file.name)}"`,
    };
    return { headers, body: file.bytes };
  }

  private async upload({ query, body, headers }: ApiCall): Promise<Answer> {
    const type = query.get('type') ?? '';
    const file = await readForm(body, headers);
    const id = file ? this.parts.media.upload(type, file) : 44001;
    if (typeof id === 'number') return failed(id, 'file refused');
    return { errcode: 0, errmsg: 'ok', type, media_id: id, created_at: '0' };
  }
}

function nameOf(path: string): string {
  return path.replace(/^\/cgi-bin\//, '');
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
