import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freePort } from '../../../test/support/free-port';
import { callVendor, parseWideJson } from './vendor-call';

const json = (text: string) => (_request: IncomingMessage, response: ServerResponse) => response.end(text);

const answers: Record<string, (request: IncomingMessage, response: ServerResponse) => unknown> = {
  '/ok': json('{"errcode":0,"msgid":6054768590064713728,"note":"x:6054768590064713728,"}'),
  '/list': json('[]'),
  '/html': json('<html>'),
  '/huge': json(`{"a":"${'x'.repeat(2000)}"}`),
  '/busy': (_request, response) => response.writeHead(502).end('<html>'),
  '/redirect': (_request, response) => response.writeHead(302, { location: '/ok' }).end(),
  '/missing': (_request, response) => response.writeHead(404).end(),
  '/reset': (request) => request.socket.destroy(),
  '/hang': () => undefined,
};

describe('callVendor', () => {
  let server: Server;
  let origin: string;
  const bodies: string[] = [];
  const call = (path: string) =>
    callVendor(`${origin}${path}`, { text: '余额' }, { timeoutMs: 300, maxBytes: 1000 });

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        bodies.push(body);
        answers[request.url ?? '']?.(request, response);
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  it('posts UTF-8 and reads long ids to the last digit', async () => {
    expect(await call('/ok')).toEqual({
      kind: 'answer',
      body: { errcode: 0, msgid: '6054768590064713728', note: 'x:6054768590064713728,' },
    });
    expect(bodies.at(-1)).toBe('{"text":"余额"}');
  });

  it.each([
    ['/busy', 'retry', 'HTTP_502'],
    ['/missing', 'rejected', 'HTTP_404'],
    ['/redirect', 'rejected', 'HTTP_302'],
    ['/html', 'unknown', 'BAD_ANSWER'],
    ['/list', 'unknown', 'BAD_ANSWER'],
    ['/huge', 'unknown', 'ANSWER_TOO_LARGE'],
    ['/hang', 'unknown', 'TIMEOUT'],
    ['/reset', 'unknown', 'UND_ERR_SOCKET'],
  ])('makes of %s: %s %s', async (path, outcome, code) => {
    expect(await call(path)).toEqual({ kind: 'trouble', receipt: { outcome, code } });
  });

  it('may be tried again when nobody listens or the name is unknown', async () => {
    for (const url of [`http://127.0.0.1:${await freePort()}/`, 'http://nobody.invalid/']) {
      expect(await callVendor(url, {})).toMatchObject({ kind: 'trouble', receipt: { outcome: 'retry' } });
    }
  });
});

describe('parseWideJson', () => {
  it('leaves small integers, fractions and texts alone', () => {
    const text = '{"a":1,"b":-12345678901234567,"c":1234567890123456.5,"d":"\\"1234567890123456789"}';
    expect(parseWideJson(text)).toEqual({
      a: 1,
      b: '-12345678901234567',
      c: 1234567890123456.5,
      d: '"1234567890123456789',
    });
  });
});
