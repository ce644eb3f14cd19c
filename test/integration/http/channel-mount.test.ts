import { connect } from 'node:net';
import { once } from 'node:events';
import type { MountedChannel } from '../../../src/contract/channel';
import { AppError } from '../../../src/contract/errors';
import type { HttpRequest } from '../../../src/contract/http';
import { startHouse, type TestHouse } from '../../fakes/http-house';

let house: TestHouse;
const seen: HttpRequest[] = [];
const deliver: MountedChannel['deliver'] = () => Promise.resolve({ outcome: 'sent' });

const channel: MountedChannel = {
  deliver,
  routes: [
    {
      method: 'POST',
      path: '/hook/:account',
      maxBytes: 1_000,
      cors: (origin) => origin === 'https://bank.example',
      handle: (request) => {
        seen.push(request);
        return Promise.resolve({ status: 201, headers: { 'X-Seen': 'yes' }, body: { ok: true } });
      },
    },
    {
      method: 'GET',
      path: '/hook/:account',
      maxBytes: 0,
      handle: () => Promise.resolve({ status: 200, body: 'echo' }),
    },
    {
      method: 'POST',
      path: '/fails/:how',
      maxBytes: 10,
      handle: ({ params: { how } }) => {
        if (how === 'forged') throw new AppError('BAD_SIGNATURE', 'The signature is wrong.');
        if (how === 'fast') throw new AppError('TOO_MANY_REQUESTS', 'Too fast.', { retryAfter: 3 });
        throw new Error('a secret detail');
      },
    },
    {
      method: 'POST',
      path: '/shaped',
      maxBytes: 10,
      handle: () => Promise.reject(new AppError('TOO_MANY_REQUESTS', 'Too fast.', { retryAfter: 3 })),
      onError: ({ code, status, message }) => ({ status, body: { error: { code, message } } }),
    },
    {
      method: 'GET',
      path: '/bytes',
      maxBytes: 0,
      handle: () =>
        Promise.resolve({ status: 200, headers: { 'content-type': 'image/png' }, body: Buffer.from([1, 2]) }),
    },
    { method: 'GET', path: '/nothing', maxBytes: 0, handle: () => Promise.resolve({ status: 204 }) },
  ],
};

beforeAll(async () => {
  house = await startHouse({ channels: [channel] });
});
afterAll(() => house.close());

describe('routes', () => {
  test('hand the raw request over', async () => {
    const raw = new Uint8Array([0xff, 0x00, 0x7b]);
    const answer = await house.call('POST', '/hook/a%2Fb?x=1&x=2&__proto__=3', {
      raw,
      headers: { 'content-type': 'text/xml', 'X-Sig': 'abc' },
    });
    expect([answer.status, answer.text]).toEqual([201, '{"ok":true}']);
    expect(answer.headers.get('x-seen')).toBe('yes');
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const request = seen.at(-1);
    expect(request).toMatchObject({
      method: 'POST',
      path: '/hook/a%2Fb',
      params: { account: 'a/b' },
      ip: '127.0.0.1',
    });
    expect(request?.query['x']).toBe('1');
    expect(request?.headers['x-sig']).toBe('abc');
    expect(request?.origin).toBe(house.url);
    expect(request?.body).toEqual(Buffer.from(raw));
    expect(house.requests.at(-1)).toBe('POST /hook/:account 201');
  });

  test('carry none of the console’s middleware', async () => {
    const answer = await house.call('GET', '/hook/1');
    expect([answer.text, answer.headers.get('content-type')]).toEqual(['echo', 'text/plain; charset=utf-8']);
    const names = [...answer.headers.keys()].filter(
      (name) => !['connection', 'date', 'keep-alive'].includes(name),
    );
    expect(names.sort()).toEqual(['content-length', 'content-type', 'x-content-type-options']);
  });

  test('answer with bytes, with nothing, and to HEAD', async () => {
    const bytes = await house.call('GET', '/bytes');
    expect([bytes.headers.get('content-type'), bytes.headers.get('content-length')]).toEqual([
      'image/png',
      '2',
    ]);
    expect((await house.call('GET', '/nothing')).status).toBe(204);
    const head = await house.call('HEAD', '/hook/1');
    expect([head.status, head.text, head.headers.get('content-length')]).toEqual([200, '', '4']);
  });

  test.each([
    ['declared', new Uint8Array(1_001)],
    ['10 MB', new Uint8Array(10 * 1024 * 1024)],
  ])('refuse a body that is too large: %s', async (_name, raw) => {
    const answer = await house.call('POST', '/hook/1', { raw });
    expect([answer.status, answer.json['code']]).toEqual([413, 'TOO_LARGE']);
  });

  test('refuse a body that grows too large', async () => {
    const socket = connect(house.port, '127.0.0.1');
    socket.write('POST /hook/1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
    socket.write(`1f4\r\n${'x'.repeat(500)}\r\n`.repeat(3));
    const [data] = (await once(socket, 'data')) as [Buffer];
    expect(data.toString()).toMatch(/^HTTP\/1\.1 413 /);
    socket.destroy();
  });

  test('take a body of exactly the limit, and an empty one', async () => {
    expect((await house.call('POST', '/hook/1', { raw: new Uint8Array(1_000) })).status).toBe(201);
    expect((await house.call('POST', '/hook/1')).status).toBe(201);
    expect(seen.at(-1)?.body).toHaveLength(0);
  });

  test('refuse compressed bodies', async () => {
    const answer = await house.call('POST', '/hook/1', { raw: 'x', headers: { 'content-encoding': 'gzip' } });
    expect(answer.json['code']).toBe('UNSUPPORTED_MEDIA');
  });

  test.each([
    ['forged', 401, 'BAD_SIGNATURE'],
    ['fast', 429, 'TOO_MANY_REQUESTS'],
    ['bug', 500, 'INTERNAL'],
  ])('answer problem JSON: %s', async (how, status, code) => {
    const answer = await house.call('POST', `/fails/${how}`);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.json).toMatchObject({ status, code, type: 'about:blank' });
    expect(answer.text).not.toContain('secret detail');
    expect(answer.headers.get('retry-after')).toBe(how === 'fast' ? '3' : null);
  });

  test('shape their own errors, also those of the body', async () => {
    const fast = await house.call('POST', '/shaped');
    expect([fast.status, fast.text]).toEqual([
      429,
      '{"error":{"code":"TOO_MANY_REQUESTS","message":"Too fast."}}',
    ]);
    expect(fast.headers.get('retry-after')).toBe('3');
    expect((await house.call('POST', '/shaped', { raw: 'x'.repeat(11) })).json).toMatchObject({
      error: { code: 'TOO_LARGE' },
    });
  });

  test('know their methods', async () => {
    const answer = await house.call('DELETE', '/hook/1');
    expect([answer.status, answer.json['code']]).toEqual([405, 'METHOD_NOT_ALLOWED']);
    expect(answer.headers.get('allow')).toBe('POST, GET, OPTIONS');
  });
});

describe('CORS', () => {
  const preflight = (origin: string, method: string) =>
    house.call('OPTIONS', '/hook/1', { headers: { origin, 'access-control-request-method': method } });

  test('lets the allowed origin ask and read', async () => {
    const { status, headers } = await preflight('https://bank.example', 'POST');
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('https://bank.example');
    expect(headers.get('access-control-allow-headers')).toBe(
      'authorization, content-type, x-ms-bot-agent, x-requested-with',
    );
    expect(headers.get('vary')).toBe('Origin');
    const answer = await house.call('POST', '/hook/1', { headers: { origin: 'https://bank.example' } });
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://bank.example');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });

  test('lets no other', async () => {
    expect(
      (await preflight('https://evil.example', 'POST')).headers.get('access-control-allow-origin'),
    ).toBeNull();
    expect(
      (await preflight('https://bank.example', 'GET')).headers.get('access-control-allow-origin'),
    ).toBeNull();
    const answer = await house.call('POST', '/hook/1', { headers: { origin: 'https://evil.example' } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('shows errors to the allowed origin as well', async () => {
    const answer = await house.call('POST', '/hook/1', {
      raw: new Uint8Array(2_000),
      headers: { origin: 'https://bank.example' },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://bank.example');
  });
});

describe('behind a proxy', () => {
  test('the address and the origin are those that the proxy tells', async () => {
    const proxied = await startHouse({ channels: [channel], config: { TRUST_PROXY: 1 } });
    const headers = {
      'x-forwarded-for': '6.6.6.6, 203.0.113.7',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'Bot.Example',
    };
    await proxied.call('POST', '/hook/1', { headers });
    expect(seen.at(-1)).toMatchObject({ ip: '203.0.113.7', origin: 'https://bot.example' });
    await proxied.close();
    await house.call('POST', '/hook/1', { headers });
    expect(seen.at(-1)).toMatchObject({ ip: '127.0.0.1', origin: house.url });
  });
});
