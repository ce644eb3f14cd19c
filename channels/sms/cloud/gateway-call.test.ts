import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { callGateway, receiptOfFailure, receiptOfStatus } from './gateway-call';

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

const post = (url: URL, timeoutMs = 5000) =>
  callGateway({ url, headers: { 'content-type': 'text/plain' }, body: '余额', timeoutMs });

describe('callGateway', () => {
  it('gives the answer, whatever its status', async () => {
    const url = await serve((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
      request.on('end', () => response.writeHead(418).end(`${request.method ?? ''} ${body}`));
    });
    expect(await post(url)).toEqual({ kind: 'answer', status: 418, text: 'POST 余额' });
  });

  it('knows that nothing was sent when nobody listens', async () => {
    const url = await serve(() => undefined);
    const server = servers.pop();
    await new Promise((resolve) => server?.close(resolve));
    expect(await post(url)).toEqual({ kind: 'unsent', code: 'ECONNREFUSED' });
  });

  it('knows that nothing was sent when the name does not exist', async () => {
    const answer = await post(new URL('http://gateway.invalid/'));
    expect(answer.kind).toBe('unsent');
  });

  it('knows that nothing was sent when TLS fails', async () => {
    let seen = 0;
    const url = await serve(() => void (seen += 1));
    url.protocol = 'https:';
    expect((await post(url)).kind).toBe('unsent');
    expect(seen).toBe(0);
  });

  it('does not know when the connection is cut', async () => {
    const url = await serve((request) => request.socket.destroy());
    expect(await post(url)).toMatchObject({ kind: 'lost', code: 'ECONNRESET' });
  });

  it('does not know when no answer comes, or half of one', async () => {
    expect(await post(await serve(() => undefined), 50)).toEqual({ kind: 'lost', code: 'ETIMEDOUT' });
    const half = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.socket?.destroy());
    });
    expect((await post(half)).kind).toBe('lost');
  });

  it('stops reading an answer that does not end', async () => {
    const url = await serve((_request, response) => void response.end('x'.repeat(100_000)));
    expect(await post(url)).toEqual({ kind: 'lost', code: 'ANSWER_TOO_LARGE' });
  });
});

describe('outcomes of calls without the answer of the gateway', () => {
  it('tries again only what was not sent', () => {
    expect(receiptOfFailure({ kind: 'unsent', code: 'ECONNREFUSED' }).outcome).toBe('retry');
    expect(receiptOfFailure({ kind: 'lost', code: 'ECONNRESET' }).outcome).toBe('unknown');
  });

  it.each([
    [503, 'retry'],
    [429, 'retry'],
    [404, 'rejected'],
    [302, 'rejected'],
    [200, 'unknown'],
  ])('HTTP %d is %s', (status, outcome) => {
    expect(receiptOfStatus(status)).toEqual({ outcome, code: `HTTP_${status}` });
  });
});
